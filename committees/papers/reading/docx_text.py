"""The text of a Word document page by page, as far as it tells its pages: those it had when it was last shown on a screen."""

from collections.abc import Iterator, Mapping

from lxml import etree

from committees.papers.reading.found import plain
from committees.papers.reading.xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
# What was deleted or moved away is not in the paper, and what stands in for a drawing says it a second time.
LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText"})
HEADS, NOTES = ("word/header", "word/footer"), ("word/footnotes", "word/endnotes")


def pages_in(trees: Mapping[str, Element]) -> tuple[str, ...]:
    """The text of each page; headers stand with the first and notes with the last, for where else is not told."""
    root = trees["word/document.xml"]
    shown = next(root.iter(f"{W}lastRenderedPageBreak", f"{STRICT}lastRenderedPageBreak"), None) is not None
    pages = "".join(_words(root, breaks_are_noted=shown)).split("\f")
    heads, notes = (
        [_text(tree) for name, tree in sorted(trees.items()) if name.startswith(kind)] for kind in (HEADS, NOTES)
    )
    pages[0] = "\n".join([*heads, pages[0]])
    pages[-1] = "\n".join([pages[-1], *notes])
    return tuple(map(plain, pages))


def _text(tree: Element) -> str:
    return "".join(_words(tree, breaks_are_noted=True)).replace("\f", "\n")


def _words(tree: Element, *, breaks_are_noted: bool) -> Iterator[str]:
    """Words and blanks in order; a new page is a form feed."""
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = etree.QName(element).localname if isinstance(element.tag, str) else ""
        if name in LEFT_OUT:
            hidden += 1 if event == "start" else -1
        elif hidden:
            continue
        elif event == "start":
            yield _said(name, element, breaks_are_noted)
        elif name == "p":
            yield "\n"


def _said(name: str, element: Element, breaks_are_noted: bool) -> str:
    match name:
        case "t":
            return (element.text or "").replace("\f", " ")
        case "tab":
            return "\t"
        case "lastRenderedPageBreak":
            return "\f"
        case "br" if not breaks_are_noted and "page" in element.attrib.values():
            return "\f"
        case "br" | "cr":
            return "\n"
        case "noBreakHyphen":
            return "-"
        case _:
            return ""
