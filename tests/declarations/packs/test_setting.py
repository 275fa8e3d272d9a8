"""The fronts of packs are set of finished words."""

import json
import shutil
from pathlib import Path

import pypdfium2

from declarations.packs import setting
from declarations.packs.fronts import Front, Placeholder, Row, Section
from declarations.packs.pressing import HERE


def front_set(folder: Path, front: Front) -> pypdfium2.PdfDocument:
    shutil.copy(HERE / "front.typ", folder)
    (folder / "front.json").write_text(json.dumps(front.told()))
    told = [{"template": "front.typ", "words": "front.json", "file": "front.pdf"}]
    (folder / "settings.json").write_text(json.dumps(told))
    setting.main(folder)
    return pypdfium2.PdfDocument(folder / "front.pdf")


def front(**words: object) -> Front:
    asked = {
        "title": "Papers",
        "lead": ("A line",),
        "since": "",
        "changed": (),
        "contents": (Row("1", "Welcome", heading=True),),
        "sections": (Section("Declarations of interest", ("Everybody is asked.",)),),
        "placeholders": (),
    }
    return Front(**(asked | words))  # type: ignore[arg-type]


def test_a_placeholder_takes_one_page_at_the_end_each(tmp_path: Path) -> None:
    kept = tuple(Placeholder(f"Item {one}", "Something is withheld here", ("Ask the chair.",)) for one in (1, 2))
    document = front_set(tmp_path, front(placeholders=kept))
    assert len(document) == 3
    assert "Item 2" in document[2].get_textpage().get_text_range()


def test_words_are_never_markup(tmp_path: Path) -> None:
    document = front_set(tmp_path, front(contents=(Row("1", "#import *all* $x$ <a> @b", heading=True),)))
    assert "#import *all* $x$ <a> @b" in document[0].get_textpage().get_text_range()


def test_a_section_with_rows_is_a_table(tmp_path: Path) -> None:
    section = Section("A list", ("Of two.",), ("Name", "What"), (("Ada", "One"), ("Basil", "Two")))
    words = front_set(tmp_path, front(sections=(section,)))[0].get_textpage().get_text_range()
    assert words.index("Name") < words.index("Ada") < words.index("Basil")
