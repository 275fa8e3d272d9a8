"""A Word document made anew: tracked changes taken in, hidden words and comments taken out, nothing told of who wrote it."""

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from posixpath import dirname, join, normpath
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from committees.papers.publishing.pictures import bare
from committees.papers.reading.docx_parts import unpacked
from committees.papers.reading.xml import Element, parsed

TOLD = re.compile(
    r"docProps/|customXml/|word/(comments|people|glossary/|printerSettings)|docMetadata/|word/_rels/(comments|people)|_xmlsignatures/"
)
GONE = frozenset(
    {"del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "rsids", "docVars"}
    | {"attachedTemplate", "trackRevisions", "proofErr", "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"}
    | {"moveToRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd", "cellIns", "cellMerge", "docPartObj"}
    | {"tblGridChange", "numberingChange"}
)
TAKEN_IN = frozenset({"ins", "moveTo"})
TELLS = re.compile(r"^(rsid\w*|author|date|initials|userId|providerId)$")
OFF = frozenset({"0", "false", "off"})
ON_NO_DAY = (1980, 1, 1, 0, 0, 0)


def published_docx(content: bytes) -> bytes:
    """The copy. It has passed the check of `reading`."""
    parts = {name: body for name, body in unpacked(content).items() if not TOLD.match(name)}
    into = BytesIO()
    with ZipFile(into, "w", ZIP_DEFLATED) as whole:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            info = ZipInfo(name, ON_NO_DAY)
            info.compress_type = ZIP_DEFLATED
            whole.writestr(info, _published(name, parts))
    return into.getvalue()


def _published(name: str, parts: Mapping[str, bytes]) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return bare(parts[name])
    root = parsed(parts[name])
    if name == "[Content_Types].xml":
        _drop(root, lambda one: one.get("PartName", "").lstrip("/") not in {"", *parts})
    elif name.endswith(".rels"):
        _drop(root, lambda one: one.get("TargetMode") != "External" and _target(name, one) not in parts)
        _drop(root, lambda one: one.get("Type", "").endswith("/attachedTemplate"))
    elif name.startswith("word/"):
        _clean(root)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    told: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return told


def _drop(root: Element, is_dropped: Callable[[Element], bool]) -> None:
    for one in [*root]:
        if is_dropped(one):
            root.remove(one)


def _target(rels: str, tie: Element) -> str:
    """The part that a relationship leads to; those of word/_rels/document.xml.rels are told from word/."""
    home, target = dirname(dirname(rels)), tie.get("Target", "")
    return target.lstrip("/") if target.startswith("/") else normpath(join(home, target))


def _clean(root: Element) -> None:
    for element in [*root.iter()]:
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if (
            (name in ("tr", "tc", "r") and _is_gone(element, name))
            or name in GONE
            or name.endswith("PrChange")
            or name in ("tblGridChange", "numberingChange")
        ):
            _remove(element)
        for key in [key for key in element.attrib if TELLS.match(etree.QName(key).localname)]:
            del element.attrib[key]
    for element in [one for one in root.iter() if isinstance(one.tag, str) and etree.QName(one).localname in TAKEN_IN]:
        _take_in(element)


def _is_gone(element: Element, name: str) -> bool:
    """A row or a cell that was deleted; a run that is hidden, or only holds the mark of a comment."""
    about = element.find(f"{{*}}{name}Pr")
    if name == "tr":
        return about is not None and about.find("{*}del") is not None
    if name == "tc":
        return about is not None and about.find("{*}cellDel") is not None
    hidden = about.find("{*}vanish") if about is not None else None
    return element.find("{*}commentReference") is not None or (hidden is not None and not {*hidden.attrib.values()} & OFF)


def _remove(element: Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _take_in(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in [*element]:
        parent.insert(place, child)
        place += 1
    parent.remove(element)
