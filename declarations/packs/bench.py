"""Packs for fifteen people of fifteen papers, beside the command line of qpdf doing the same merges; equal pages first."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter
from typing import Any, Final

from declarations.country.bench.figures import Figure, NotEqual, said
from declarations.packs.fronts import Front, Placeholder, Row, Section
from declarations.packs.pressing import HERE

PAGES: Final = (12, 24, 8, 60, 40, 36, 18, 90, 30, 22, 44, 52, 64, 28, 32)  # 560 in all
PEOPLE, KEPT = 15, 3  # from each other people other three papers are withheld
MOST_MEMORY: Final = 96  # megabytes
GOAL = f"≤ the time of qpdf, stretch 0.6 ×; ≤ {MOST_MEMORY} MB; one file for each of the {PEOPLE} sets"
PAPER = """#set document(title: [Paper])
#set text(size: 11pt)
#for page in range(int(sys.inputs.pages)) [#lorem(340 + calc.rem(page * 7 + int(sys.inputs.paper), 60)) #pagebreak(weak: true)]
"""
SET_THE_PAPERS = """
import sys, typst
from pathlib import Path
for paper, pages in enumerate(sys.argv[2:]):
    words = {"paper": str(paper), "pages": pages}
    typst.compile(Path(sys.argv[1]) / "paper.typ", output=Path(sys.argv[1]) / f"paper-{paper}.pdf", sys_inputs=words)
"""


def figures(*, rounds: int) -> Iterator[Figure]:
    """The merges, beside qpdf where it is installed; then the whole run, fronts and all."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        packs = _material(folder)
        qpdf = shutil.which("qpdf")
        ours: list[tuple[float, float]] = []
        theirs: list[float] = []
        fronts: list[tuple[float, float]] = []
        for _ in range(rounds):
            fronts.append(_watched([sys.executable, "-I", str(HERE / "setting.py"), name]))
            ours.append(_watched([sys.executable, "-I", str(HERE / "binding.py"), name]))
            if qpdf:
                theirs.append(sum(_watched(words)[0] for words in _merges(qpdf, folder, packs)))
        files = sorted(folder.glob("pack-*.pdf"))
        if qpdf:
            _must_be_equal(qpdf, folder, packs)
        yield _merging(ours, theirs, len(files))
        yield _whole(fronts, ours, len(files))


def _merging(ours: Sequence[tuple[float, float]], theirs: Sequence[float], files: int) -> Figure:
    seconds, memory = median(time for time, _ in ours), max(peak for _, peak in ours)
    what = f"packs for {PEOPLE} people from {len(PAGES)} papers, {sum(PAGES)} pages, withheld sets all different"
    figure = f"{said(seconds)}, {memory:.0f} MB, {files} files, labelled, linked and bookmarked"
    if not theirs:
        note = "qpdf is not installed here: apt-get install qpdf"
        return Figure(what=what, goal=GOAL, figure=figure, beside="qpdf: not measured", holds=None, note=note)
    ratio = seconds / median(theirs)
    return Figure(
        what=what,
        goal=GOAL,
        figure=f"{figure}; {ratio:.2f} × qpdf",
        beside=f"qpdf, {PEOPLE} merges without labels, links and bookmarks: {said(median(theirs))}",
        holds=ratio <= 1 and memory <= MOST_MEMORY and files == PEOPLE,
    )


def _whole(fronts: Sequence[tuple[float, float]], ours: Sequence[tuple[float, float]], files: int) -> Figure:
    both = [one + other for (one, _), (other, _) in zip(fronts, ours, strict=True)]
    memory = max(peak for _, peak in (*fronts, *ours))
    return Figure(
        what=f"the same with their {files} fronts set: contents, agenda, extract of the register, placeholders",
        goal=f"≤ {MOST_MEMORY} MB",
        figure=f"{said(median(both))}, {memory:.0f} MB",
        beside=f"the fronts alone: {said(median(time for time, _ in fronts))}",
        holds=memory <= MOST_MEMORY,
    )


def _material(folder: Path) -> list[dict[str, Any]]:
    """Papers of plain text, the words of each front, and the job; made in another process, so that its memory is its own."""
    (folder / "paper.typ").write_text(PAPER)
    words = [sys.executable, "-I", "-c", SET_THE_PAPERS, str(folder), *map(str, PAGES)]
    subprocess.run(words, check=True)  # noqa: S603 (our own)
    packs, random = [], Random(8)  # noqa: S311 (the same sets each time)
    for number in range(PEOPLE):
        packs.append(_pack(number, frozenset(random.sample(range(len(PAGES)), KEPT))))
        (folder / f"front-{number}.json").write_text(json.dumps(_front(packs[-1])))
    (folder / "register.json").write_text(json.dumps(_register()))
    for template in ("front.typ", "register.typ"):
        shutil.copy(HERE / template, folder)
    (folder / "settings.json").write_text(json.dumps([_setting("register", "register"), *map(_setting_of, range(PEOPLE))]))
    papers = [{"key": f"p{one}", "file": f"paper-{one}.pdf", "label": f"Paper {one + 1}"} for one in range(len(PAGES))]
    register = {"key": "register", "file": "register.pdf", "label": "Register"}
    (folder / "job.json").write_text(json.dumps({"papers": [register, *papers], "packs": packs}))
    return packs


def _pack(number: int, kept: frozenset[int]) -> dict[str, Any]:
    places = {paper: place for place, paper in enumerate(sorted(kept))}
    parts: list[dict[str, Any]] = [{"key": "register", "bookmark": "Register", "label": "Register", "paper": "register"}]
    for paper in range(len(PAGES)):
        part: dict[str, Any] = {"key": f"p{paper}", "bookmark": f"Paper {paper + 1}", "label": f"Paper {paper + 1}"}
        held: dict[str, Any] = {"place": places[paper]} if paper in places else {"paper": f"p{paper}"}
        parts.append(part | held)
    names = {"key": str(number), "file": f"pack-{number}.pdf", "front": f"front-{number}.pdf"}
    return names | {"opening": "Agenda and contents", "title": "Papers", "parts": parts}


def _front(pack: Mapping[str, Any]) -> dict[str, Any]:
    rows = tuple(
        Row(str(one), part["bookmark"], part["label"], part["key"], "1 to 9") for one, part in enumerate(pack["parts"])
    )
    kept = [part for part in pack["parts"] if "place" in part]
    return asdict(
        Front(
            title="Papers",
            lead=("An invented meeting",),
            since="",
            changed=(),
            contents=rows,
            sections=(Section("Declarations of interest", ("Everybody is asked.",)),),
            placeholders=tuple(Placeholder(part["label"], "Something is withheld here", ("Ask.",)) for part in kept),
        )
    )


def _register() -> dict[str, Any]:
    row = ["An invented person", "Lay member", "Invented Company Ltd", "Financial", "Director", "1 March 2018"]
    columns = ["Name", "Position", "Organisation", "Type", "Nature", "From"]
    return {"title": "Register of interests", "notes": [], "columns": columns, "rows": [row] * 60}


def _setting(template: str, name: str) -> dict[str, str]:
    return {"template": f"{template}.typ", "words": f"{name}.json", "file": f"{name}.pdf"}


def _setting_of(number: int) -> dict[str, str]:
    return _setting("front", f"front-{number}")


def _merges(qpdf: str, folder: Path, packs: Sequence[Mapping[str, Any]]) -> Iterator[list[str]]:
    """The command lines that put the same pages into files."""
    for pack in packs:
        words = [qpdf, "--empty", "--pages", str(folder / pack["front"]), "1"]
        for part in pack["parts"]:
            if "place" in part:
                words += [str(folder / pack["front"]), f"r{KEPT - part['place']}"]
            else:
                words += [
                    str(folder / ("register.pdf" if part["paper"] == "register" else f"paper-{part['key'][1:]}.pdf")),
                    "1-z",
                ]
        yield [*words, "--", str(folder / f"merged-{pack['key']}.pdf")]


def _must_be_equal(qpdf: str, folder: Path, packs: Sequence[Mapping[str, Any]]) -> None:
    for pack in packs:
        ours, theirs = (_pages(qpdf, folder / f"{kind}-{pack['key']}.pdf") for kind in ("pack", "merged"))
        if ours != theirs:
            raise NotEqual(f"Pack {pack['key']} has {ours} pages, and qpdf merged {theirs}.")


def _pages(qpdf: str, place: Path) -> int:
    return int(subprocess.run([qpdf, "--show-npages", str(place)], check=True, capture_output=True).stdout)  # noqa: S603


def _watched(words: list[str]) -> tuple[float, float]:
    """The seconds that a program took, and its greatest memory in megabytes, looked at while it runs."""
    began = perf_counter()
    peak, over = [0.0], Event()
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as program:  # noqa: S603 (our own, and qpdf)
        watcher = Thread(target=_watch, args=(Path(f"/proc/{program.pid}/status"), peak, over))
        watcher.start()
        code = program.wait()
        seconds = perf_counter() - began
        over.set()
        watcher.join()
    if code:
        raise NotEqual(f"{words[0]} ended with {code}.")
    return seconds, peak[0]


def _watch(status: Path, peak: list[float], over: Event) -> None:
    while not over.wait(0.01):
        try:
            told = status.read_text()
        except OSError:
            return
        lines = [line.split()[1] for line in told.splitlines() if line.startswith("VmHWM")]
        peak[0] = max([peak[0], *(int(kilobytes) / 1024 for kilobytes in lines)])
