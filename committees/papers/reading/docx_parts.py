"""The parts of a zip, unpacked and counted while unpacking: nothing that it says of its sizes is believed."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, LargeZipFile, ZipFile, ZipInfo

from committees.papers.reading.found import Unreadable
from committees.papers.reading.limits import LARGE, MEGABYTE, MOST_PARTS, MOST_RATIO, MOST_UNPACKED

DAMAGED = (
    "It is damaged: its parts cannot be read. Save it again as Word document (.docx) or as PDF, and choose the new file."
)
TOO_MANY = f"It has more than {MOST_PARTS:,} parts, which no paper has. Save it as PDF, and choose that file."
SWELLS = (
    f"Unpacked it is larger than {MOST_UNPACKED // MEGABYTE} MB, or swells like no paper does. "
    "Save it as PDF, and choose that file."
)
CLIMBS = "A part of it is named so that it would be written outside its folder. Save it as PDF, and choose that file."
LOCKED = "It is locked by a password. Save it without one, and choose the new file."
SCOOP = 1 << 16


def unpacked(content: bytes) -> dict[str, bytes]:
    """Its parts by their names. Raises Unreadable."""
    try:
        with ZipFile(BytesIO(content)) as whole:
            inside = whole.infolist()
            _must_be_sound(whole, inside, content)
            return _parts(whole, inside)
    except (BadZipFile, LargeZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError, RuntimeError) as error:
        raise Unreadable(DAMAGED) from error


def _must_be_sound(whole: ZipFile, inside: list[ZipInfo], content: bytes) -> None:
    if len(inside) > MOST_PARTS:
        raise Unreadable(TOO_MANY)
    if any(_climbs(one.orig_filename) for one in inside):
        raise Unreadable(CLIMBS)
    if any(one.flag_bits & 1 for one in inside):
        raise Unreadable(LOCKED)
    names = [one.filename.casefold() for one in inside]
    packings = {one.compress_type for one in inside}
    begins = min((one.header_offset for one in inside), default=-1)
    if len({*names}) < len(names) or packings - {ZIP_STORED, ZIP_DEFLATED} or begins != 0 or whole.comment:
        raise Unreadable(DAMAGED)
    if len({one.header_offset for one in inside}) < len(inside):
        raise Unreadable(SWELLS)  # one packed part, told many times


def _climbs(name: str) -> bool:
    pieces = name.replace("\\", "/").split("/")
    return name.startswith(("/", "\\")) or ".." in pieces or ":" in name or "\0" in name or len(name) > 250


def _parts(whole: ZipFile, inside: list[ZipInfo]) -> dict[str, bytes]:
    parts, left = {}, MOST_UNPACKED
    for one in inside:
        most = min(left, max(LARGE, MOST_RATIO * one.compress_size))
        parts[one.filename] = _scooped(whole, one, most)
        left -= len(parts[one.filename])
    return parts


def _scooped(whole: ZipFile, one: ZipInfo, most: int) -> bytes:
    body = bytearray()
    with whole.open(one) as part:
        while scoop := part.read(SCOOP):
            body += scoop
            if len(body) > most:
                raise Unreadable(SWELLS)
    return bytes(body)
