"""A Word document: that it is one, without macros, other files or a password, of a bounded size; and the text of its pages."""

from collections.abc import Mapping

from committees.papers.reading.docx_parts import unpacked
from committees.papers.reading.docx_text import pages_in
from committees.papers.reading.found import Found, Unreadable
from committees.papers.reading.limits import MOST_PAGES
from committees.papers.reading.xml import Element, parsed
from committees.papers.vocabulary import MediaType

SAVE_AGAIN = "Open it in Word, save it as PDF, and choose that file."
NOT_WORD = f"It is neither a PDF nor a Word document (.docx). {SAVE_AGAIN}"
MACROS = f"It holds macros, which are programs. {SAVE_AGAIN}"
HOLDS_FILES = (
    "It holds other files inside, such as a spreadsheet. Save it as PDF, and add each of those as a paper of its own."
)
FETCHES = f"It fetches parts of itself from elsewhere. {SAVE_AGAIN}"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
ONLY_NAMED = ("/hyperlink", "/attachedTemplate")  # nothing is fetched for a link; and a template of the author's we take out
RUNS = ("ddeauto", "dde ", "includetext", "includepicture", "macrobutton")


def read_docx(content: bytes) -> Found:
    """What stands on its pages. Raises Unreadable."""
    parts = unpacked(content)
    _must_be_word(parts)
    trees = {name: parsed(body) for name, body in parts.items() if name.endswith((".xml", ".rels"))}
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _must_fetch_nothing(tree)
        elif name.startswith("word/"):
            _must_run_nothing(tree)
    pages = pages_in(trees)
    if len(pages) > MOST_PAGES:
        raise Unreadable(f"It has more than {MOST_PAGES:,} pages. Split it into papers that people can read.")
    return Found(MediaType.DOCX, pages)


def _must_be_word(parts: Mapping[str, bytes]) -> None:
    if "[Content_Types].xml" not in parts:
        raise Unreadable(NOT_WORD)
    types = [one.get("ContentType", "").casefold() for one in parsed(parts["[Content_Types].xml"])]
    names = [name.casefold() for name in parts]
    if any("macroenabled" in one or "vbaproject" in one for one in types) or any("vba" in name for name in names):
        raise Unreadable(MACROS)
    if DOCUMENT.casefold() not in types or "word/document.xml" not in parts:
        raise Unreadable(NOT_WORD)
    if any(name.startswith(("word/embeddings/", "word/activex/", "word/afchunk")) for name in names):
        raise Unreadable(HOLDS_FILES)


def _must_fetch_nothing(tree: Element) -> None:
    for tie in tree:
        kind, target = tie.get("Type", ""), tie.get("Target", "").casefold()
        if kind.endswith(("/aFChunk", "/oleObject", "/package", "/control")):
            raise Unreadable(HOLDS_FILES)
        if tie.get("TargetMode", "").casefold() == "external" and (
            not kind.endswith(ONLY_NAMED) or (kind.endswith("/attachedTemplate") and target.startswith("http"))
        ):
            raise Unreadable(FETCHES)


def _must_run_nothing(tree: Element) -> None:
    """A field may fetch a file or start a program when the document is opened."""
    fields = "".join(one.text or "" for one in tree.iter("{*}instrText")).casefold()
    simple = "".join(one.get(f"{{{one.nsmap.get('w', '')}}}instr", "") for one in tree.iter("{*}fldSimple")).casefold()
    if any(word in fields or word in simple for word in RUNS):
        raise Unreadable(FETCHES)
