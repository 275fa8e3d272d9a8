"""The texts of a workbook: in their cells, or written once for many cells that say the same."""

from collections.abc import Iterable, Iterator, Sequence

from coi_register.sheets.by_column import each_once
from coi_register.sheets.xlsx_parts import SHARED, TEXT
from coi_register.sheets.xml import ends_in_space, written

LONGEST = 32_767  # characters that Excel keeps in a cell; a file with more it calls damaged
CUT = " … [cut: longer than a cell of Excel holds; whole in CSV, JSON and ODS]"
MOST_SHARED = 1 << 16  # texts: they are in memory until the workbook is written
NOTHING, BEGIN, END = "<c/>", f'<c s="{TEXT}" t="inlineStr"><is><t>', "</t></is></c>"


class SharedTexts:
    """The texts that stand in many cells: each is written once, and its cells say which it is. That makes a file half as long."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def cells(self, texts: Sequence[str | None]) -> Iterable[str]:
        """Texts that are alike are shared, the others stand where they are."""
        return each_once(_cell, texts, self._alike)

    def _alike(self, text: str | None) -> str:
        if text is None or (len(self._places) >= MOST_SHARED and text not in self._places):
            return _cell(text)
        return f'<c s="{TEXT}" t="s"><v>{self._places.setdefault(text, len(self._places))}</v></c>'

    def part(self) -> Iterator[bytes]:
        """The part of the workbook that holds them; to be written after the cells."""
        yield SHARED.encode()
        for text in self._places:
            yield f"<si>{_told(_cut(text))}</si>".encode()
        yield b"</sst>"


def inline(text: str, style: int = TEXT) -> str:
    """The cell of a text that stands in it."""
    return f'<c s="{style}" t="inlineStr"><is>{_told(_cut(text))}</is></c>'


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT


def _told(text: str) -> str:
    return f'<t xml:space="preserve">{written(text)}</t>' if ends_in_space(text) else f"<t>{written(text)}</t>"


def _cell(text: str | None) -> str:
    if text is None:
        return NOTHING
    if text.isprintable() and text[:1] != " " != text[-1:] and len(text) <= LONGEST and "&" not in text and "<" not in text:
        return f"{BEGIN}{text}{END}"  # the same as below, without asking: most texts are so, and there are millions
    return inline(text)
