"""A sheet as ODS, for LibreOffice: days, money and yes or no as what they are, text as text.

Written by hand as XLSX is: the libraries for OpenDocument hold the whole document, and take minutes for a long register.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from coi_register.refusals import CannotBeDone
from coi_register.sheets import about
from coi_register.sheets.archive import archived
from coi_register.sheets.by_column import Make, batches, each_once, joined
from coi_register.sheets.ods_parts import BEGIN, CONTENT, END, FIXED, MANIFEST, MEDIA_TYPE, META, STYLE
from coi_register.sheets.sheet import Kind, Sheet
from coi_register.sheets.xml import ends_in_space, quoted, written

__all__ = ["MEDIA_TYPE", "write"]

MOST_ROWS = 1_048_576  # what LibreOffice opens, its row of headings included
NOTHING = "<table:table-cell/>"
TEXT, TEXT_END = '<table:table-cell office:value-type="string"><text:p>', "</text:p></table:table-cell>"
PARAGRAPHS = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
SPACES = re.compile("^ +| {2,}| +$")  # OpenDocument takes several for one, and those at an end for none


def write(sheet: Sheet) -> Iterator[bytes]:
    """A spreadsheet of two tables: the rows under their headings, and what they are."""
    parts = [
        ("mimetype", [MEDIA_TYPE.encode()]),
        ("META-INF/manifest.xml", [MANIFEST.encode()]),
        ("meta.xml", [META.format(title=written(sheet.title)).encode()]),
        *((name, [content.encode()]) for name, content in FIXED.items()),
        ("content.xml", _content(sheet)),
    ]
    return archived(parts, stored=frozenset({"mimetype"}))


def _content(sheet: Sheet) -> Iterator[bytes]:
    yield CONTENT.encode()
    yield from _table("Register", sheet)
    yield from _table(about.NAME, about.about(sheet))
    yield END.encode()


def _table(name: str, sheet: Sheet) -> Iterator[bytes]:
    columns = "".join(BEGIN.format(style=STYLE[column.kind]) for column in sheet.columns)
    headings = "".join(_text(column.heading) for column in sheet.columns)
    yield (
        f'<table:table table:name="{quoted(name)}">{columns}<table:table-header-rows>'
        f'<table:table-row table:default-cell-style-name="head">{headings}</table:table-row></table:table-header-rows>'
    ).encode()
    makes, count = [MAKES[column.kind] for column in sheet.columns], 1
    for batch in batches(sheet.rows):
        count += len(batch)
        if count > MOST_ROWS:
            raise CannotBeDone(
                f"{sheet.title} has more rows than LibreOffice opens, which are {MOST_ROWS - 1:,}. Ask for CSV, or narrow the list."
            )
        rows = joined(batch, makes, "</table:table-row><table:table-row>")
        yield f"<table:table-row>{rows}</table:table-row>".encode()
    yield b"</table:table>"


def _text(text: str) -> str:
    """A paragraph for each line, and spaces and tabs as OpenDocument writes them."""
    return TEXT + "</text:p><text:p>".join(map(_line, PARAGRAPHS.split(text))) + TEXT_END


def _line(line: str) -> str:
    spaced = SPACES.sub(lambda found: f'<text:s text:c="{len(found[0])}"/>', written(line))
    return spaced.replace("\t", "<text:tab/>")


def _texts(cells: Sequence[str | None]) -> Iterable[str]:
    return each_once(_cell, cells)


def _cell(text: str | None) -> str:
    if text is None:
        return NOTHING
    plain = text.isprintable() and "  " not in text and not ends_in_space(text)
    return f"{TEXT}{written(text)}{TEXT_END}" if plain else _text(text)


def _days(cells: Sequence[date | None]) -> Iterable[str]:
    return each_once(_day, cells)


def _day(day: date | None) -> str:
    return NOTHING if day is None else _valued(f'"date" office:date-value="{day}"')


def _sums(cells: Iterable[Any]) -> Iterable[str]:
    pounds = '"currency" office:currency="GBP" office:value="'
    return [NOTHING if cell is None else _valued(f'{pounds}{cell}"') for cell in cells]


def _numbers(cells: Iterable[Any]) -> Iterable[str]:
    return [NOTHING if cell is None else _valued(f'"float" office:value="{cell}"') for cell in cells]


def _yes_or_no(cells: Iterable[bool | None]) -> Iterable[str]:
    true = {True: "true", False: "false"}
    return [NOTHING if cell is None else _valued(f'"boolean" office:boolean-value="{true[cell]}"') for cell in cells]


def _valued(value: str) -> str:
    """A reader makes the words of it, by the style of the column."""
    return f"<table:table-cell office:value-type={value}/>"


MAKES: dict[Kind, Make] = {
    Kind.TEXT: _texts,
    Kind.ADDRESS: _texts,
    Kind.DAY: _days,
    Kind.MONEY: _sums,
    Kind.NUMBER: _numbers,
    Kind.YES_NO: _yes_or_no,
}
