"""The objects of a PDF, looked at one by one: no programs, no other files inside, nothing fetched, nothing that swells."""

import zlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from committees.papers.reading.found import Unreadable
from committees.papers.reading.limits import LARGE, MOST_PIXELS, MOST_RATIO, MOST_UNPACKED

PROGRAM = "It holds programs (JavaScript, or a form that sends itself). Print it to a new PDF, and choose that one."
HOLDS_FILES = "It holds other files inside. Add each of them as a paper of its own, and print this one to a new PDF."
FETCHES = "It fetches parts of itself from elsewhere. Print it to a new PDF, and choose that one."
SWELLS = "Unpacked it is far larger than any paper is. Print it to a new PDF, and choose that one."
ACTS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute"})
CARRIES = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/3D", "/Sound"})
DEEPEST = 40
SCOOP = 1 << 20


def must_be_harmless(pdf: pikepdf.Pdf) -> None:
    """Raises Unreadable for whatever a paper must not hold."""
    left = MOST_UNPACKED
    for whole in pdf.objects:
        for part in _parts(whole):
            _must_not_act(part)
        if isinstance(whole, pikepdf.Stream):
            left -= _unpacked(whole, left)


def _parts(whole: Any, depth: int = 0) -> Iterator[Any]:
    """The dictionaries in an object, its own and those written inside it; what it points to is an object by itself."""
    if depth > DEEPEST:
        raise Unreadable(SWELLS)
    if isinstance(whole, pikepdf.Array):
        inside = list(whole.as_list())
    elif isinstance(whole, (pikepdf.Dictionary, pikepdf.Stream)):
        yield whole
        inside = [value for _, value in whole.items()]
    else:
        return
    for value in inside:
        if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)) and not value.is_indirect:
            yield from _parts(value, depth + 1)


def _must_not_act(part: Any) -> None:
    names = {str(part.get(key)) for key in ("/S", "/Subtype", "/Type") if isinstance(part.get(key), pikepdf.Name)}
    if "/JS" in part or "/JavaScript" in part or "/XFA" in part or names & ACTS:
        raise Unreadable(PROGRAM)
    if "/EmbeddedFiles" in part or "/EmbeddedFile" in names or "/EF" in part or names & CARRIES:
        raise Unreadable(HOLDS_FILES)
    if (isinstance(part, pikepdf.Stream) and "/F" in part) or "/GoToE" in names:
        raise Unreadable(FETCHES)


def _unpacked(stream: Any, left: int) -> int:
    """How many bytes are in a stream, counted while unpacking; a picture is measured by its sides instead."""
    if stream.get("/Subtype") == "/Image":
        if int(stream.get("/Width", 0)) * int(stream.get("/Height", 0)) > MOST_PIXELS:
            raise Unreadable(SWELLS)
        return 0
    filters = stream.get("/Filter")
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [str(filters)]
    if names.count("/FlateDecode") + names.count("/LZWDecode") > 1:
        raise Unreadable(SWELLS)  # packed twice, which only a bomb gains by
    packed = stream.read_raw_bytes()
    count = _inflated(packed, left) if names == ["/FlateDecode"] else len(packed)
    if count > left or count > max(LARGE, MOST_RATIO * len(packed)):
        raise Unreadable(SWELLS)
    return count


def _inflated(packed: bytes, left: int) -> int:
    unpack, count, waiting = zlib.decompressobj(), 0, packed
    try:
        while waiting and not unpack.eof and count <= left:
            count += len(unpack.decompress(waiting, SCOOP))
            waiting = unpack.unconsumed_tail
    except zlib.error:
        return count  # what a reader shows of it is what comes before the damage
    return count
