"""A program of its own that makes `register.pdf` of `register.typ` and `sheet.json` in a folder: its memory ends with it.

It stands on typst alone, and is started as a file, so that nothing of the service is read first.
"""

import json
import re
import sys
from pathlib import Path
from typing import Final

import typst

STANDARD: Final = "ua-1"  # PDF/UA-1, ISO 14289-1: tagged, with a language and a title; typst refuses to make what is not
STANDS_FOR_IT = "\ufffd"
NOT_SHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
ALWAYS_SHOWN = frozenset(map(chr, range(0x20, 0x7F)))
NOTE = f"{STANDS_FOR_IT} stands for a sign that this document has no letter for; the CSV and the spreadsheets have it."


def main(folder: Path) -> None:
    """The same sheet is the same document, byte for byte: no fonts of the machine, no day."""
    given = folder / "sheet.json"
    given.write_text(_showable(given.read_text("utf-8")), "utf-8")
    typst.compile(
        folder / "register.typ", output=folder / "register.pdf", pdf_standards=[STANDARD], ignore_system_fonts=True
    )


def _showable(given: str) -> str:
    """The sheet without the signs that none of the fonts has, and with a note if there were any."""
    if not (missing := _missing(frozenset(given) - ALWAYS_SHOWN - {"\n"})):
        return given
    sheet = json.loads(given.translate(dict.fromkeys(map(ord, missing), STANDS_FOR_IT)))
    return json.dumps(sheet | {"notes": [*sheet["notes"], NOTE]}, ensure_ascii=False)


def _missing(signs: frozenset[str]) -> frozenset[str]:
    """Typst names one sign at a time, so each is asked for in a document of a line."""
    missing: set[str] = set()
    while left := sorted(signs - missing):
        line = "#set document(title: [t])\n" + "".join(f"#{json.dumps(sign, ensure_ascii=False)} " for sign in left)
        try:
            typst.compile(line.encode(), format="pdf", pdf_standards=[STANDARD], ignore_system_fonts=True)
        except typst.TypstError as error:
            if not (named := _named(error) & set(left)):
                raise
            missing |= named
        else:
            break
    return frozenset(missing)


def _named(error: typst.TypstError) -> set[str]:
    """The signs in the text that typst could not display, as `"x"` or `"\\u{1f600}"`."""
    if not (found := NOT_SHOWN.search(str(error))):
        raise error
    return set(ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), found[1]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
