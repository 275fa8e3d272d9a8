"""A picture without what a camera or a program wrote beside it: where it was taken, when, by whom."""

from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
SHOWN = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs", b"bKGD"}
)
JPEG, SCAN, COLOURS, ADOBE = b"\xff\xd8", 0xDA, 0xE2, 0xEE
REMARKS = frozenset({*range(0xE1, 0xF0), 0xFE}) - {COLOURS, ADOBE}  # application segments and comments


def bare(picture: bytes) -> bytes:
    """The picture alone; a file of another kind as it is."""
    if picture.startswith(JPEG):
        return bare_jpeg(picture)
    return PNG + b"".join(_chunks(picture)) if picture.startswith(PNG) else picture


def bare_jpeg(picture: bytes) -> bytes:
    """Its segments up to the first scan, but for remarks; from there on as it is. One that is damaged stays as it is."""
    if not picture.startswith(JPEG):
        return picture
    kept, place = [JPEG], 2
    while place + 4 <= len(picture) and picture[place] == 0xFF:
        kind, length = picture[place + 1], int.from_bytes(picture[place + 2 : place + 4], "big")
        if kind == SCAN:
            return b"".join(kept) + picture[place:]
        if kind not in REMARKS:
            kept.append(picture[place : place + 2 + length])
        place += 2 + length
    return picture


def _chunks(picture: bytes) -> Iterator[bytes]:
    place = len(PNG)
    while place + 12 <= len(picture):
        end = place + 12 + int.from_bytes(picture[place : place + 4], "big")
        if picture[place + 4 : place + 8] in SHOWN:
            yield picture[place:end]
        place = end
