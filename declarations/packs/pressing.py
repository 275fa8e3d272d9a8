"""The files of packs, made in a folder that is gone afterwards by two programs: one sets the fronts, the other binds.

The words of a front tell only what the pack does not leave out; the papers come from the shelf and are compared with their hash.
"""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from coi_register.refusals import CannotBeDone
from committees.papers.models import Paper, Version
from committees.papers.selectors import opened, pages_of
from committees.papers.vocabulary import MediaType
from declarations.packs import fronts
from declarations.packs.facts import Left, Numbered
from declarations.packs.models import PackRun
from declarations.packs.selectors import Table

HERE: Final = Path(__file__).parent
TEMPLATES: Final = ("front.typ", "register.typ", "text.typ")
PATIENCE: Final = 300  # seconds for the fronts of all packs of a run


@dataclass(frozen=True, slots=True)
class Pressed:
    """A pack that is whole, until its folder is gone."""

    place: Path
    pages: int
    size: int
    sha256: str


Wanted = Mapping[Left, list[str]]
Store = Callable[[Left, list[str], Pressed], None]


def press(table: Table, run: PackRun, before: PackRun | None, wanted: Wanted, folder: Path, store: Store) -> None:
    """Make the packs one after the other, and hand each to `store` once it is whole. Raises CannotBeDone."""
    rows = {str(paper.pk): paper for paper in table.papers}
    used = [one for one in table.numbering if not all(left.has(one) for left in wanted)]
    settings = [
        _register(table, folder),
        *(_text(rows[one.paper], one, folder) for one in used if _is_word(rows[one.paper])),
    ]
    for number, (left, people) in enumerate(wanted.items()):
        words = fronts.front_of(table, run, before, left, people)
        settings.append(_setting(folder, "front.typ", f"front-{number}", words.told()))
    _set(folder, settings)
    for one in used:
        if not _is_word(rows[one.paper]):
            _taken_from_the_shelf(_current(rows[one.paper]), one, folder / _file_of(one))
    (folder / "job.json").write_text(json.dumps(_job(table, wanted, used)), "utf-8")
    _bind(folder, [*wanted.items()], store)


def _job(table: Table, wanted: Wanted, used: list[Numbered]) -> dict[str, Any]:
    titles = {str(paper.pk): paper.title for paper in table.papers}
    register = {"key": "register", "file": "register.pdf", "label": "Register"}
    return {
        "papers": [register, *({"key": one.paper, "file": _file_of(one), "label": one.label} for one in used)],
        "packs": [
            {
                "key": str(number),
                "file": f"pack-{number}.pdf",
                "front": f"front-{number}.pdf",
                "opening": "Agenda and contents",
                "title": fronts.title_for(table),
                "parts": fronts.parts_of(table, left, titles),
            }
            for number, left in enumerate(wanted)
        ],
    }


def _bind(folder: Path, wanted: list[tuple[Left, list[str]]], store: Store) -> None:
    """Each line that the program writes is a pack that is whole; it is stored while the next is bound."""
    for line in bound_in(folder):
        told = json.loads(line)
        if refused := told.get("refused"):
            raise CannotBeDone(f"{refused} could not be put into a pack. Save it anew as PDF and replace it.")
        left, people = wanted[int(told["key"])]
        place = folder / f"pack-{told['key']}.pdf"
        store(left, people, Pressed(place, told["pages"], told["size"], told["sha256"]))
        place.unlink()


def bound_in(folder: Path) -> Iterator[str]:
    """What the program that binds tells, line by line; whoever stops listening ends it."""
    words = [sys.executable, "-I", str(HERE / "binding.py"), str(folder)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as binding:  # noqa: S603 (our own)
        assert binding.stdout is not None  # it was asked for
        try:
            yield from binding.stdout
        finally:
            if binding.poll() is None and sys.exc_info()[0] is not None:
                binding.kill()
    if binding.returncode:
        raise RuntimeError(f"The packs were not bound: {binding.returncode}.")


def set_in(folder: Path) -> None:
    """The program that sets the fronts."""
    words = [sys.executable, "-I", str(HERE / "setting.py"), str(folder)]
    subprocess.run(words, check=True, timeout=PATIENCE)  # noqa: S603 (our own)


def _set(folder: Path, settings: list[dict[str, str]]) -> None:
    for name in TEMPLATES:
        shutil.copy(HERE / name, folder)
    (folder / "settings.json").write_text(json.dumps(settings), "utf-8")
    set_in(folder)


def _setting(folder: Path, template: str, name: str, words: Mapping[str, Any]) -> dict[str, str]:
    (folder / f"{name}.json").write_text(json.dumps(words, ensure_ascii=False), "utf-8")
    return {"template": template, "words": f"{name}.json", "file": f"{name}.pdf"}


def _register(table: Table, folder: Path) -> dict[str, str]:
    return _setting(folder, "register.typ", "register", fronts.register_of(table))


def _text(paper: Paper, numbered: Numbered, folder: Path) -> dict[str, str]:
    words = fronts.text_of(paper.title, pages_of(_current(paper)))
    return _setting(folder, "text.typ", _file_of(numbered).removesuffix(".pdf"), words)


def _taken_from_the_shelf(version: Version, numbered: Numbered, place: Path) -> None:
    """The file beside its hash. Raises CannotBeDone where it is not there, or is not what was sent."""
    told = sha256()
    try:
        with opened(version) as file, place.open("wb") as into:
            while piece := file.read(1 << 18):
                told.update(piece)
                into.write(piece)
    except FileNotFoundError as error:
        raise CannotBeDone(f"The file of {numbered.label} is not on the shelf. Restore it, or replace the paper.") from error
    if told.hexdigest() != version.sha256:
        raise CannotBeDone(f"The file of {numbered.label} is not the one that was sent. Restore it, or replace the paper.")


def _file_of(numbered: Numbered) -> str:
    return f"paper-{numbered.version}.pdf"


def _is_word(paper: Paper) -> bool:
    return _current(paper).kind is MediaType.DOCX


def _current(paper: Paper) -> Version:
    assert paper.current is not None  # only papers with a clean version are numbered
    return paper.current
