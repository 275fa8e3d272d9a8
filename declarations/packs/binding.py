"""A program of its own that binds the packs of a run from the pages somebody may read: its memory ends with it.

It stands on pikepdf alone and is started as a file. `job.json` in its folder names the papers and the packs; each pack that is
whole is told in a line on the standard output: the key, the pages, the size and the sha256. A pack is a new file, into which
allowed pages are put; nothing is ever taken out of a fuller one.
"""

import json
import os
import resource
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

PATIENCE: Final = 600  # seconds of the processor
SIZE: Final = 8
MARGIN: Final = 18
OURS: Final = "pack:"  # a link of the contents to a part of the same pack
FONT: Final = "/CoiLabel"
UPRIGHT: Final = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
Json = Mapping[str, Any]


@dataclass
class Bound:
    """A pack in the making: where each part begins, and the label of the pages from there on."""

    pdf: pikepdf.Pdf
    starts: dict[str, int] = field(default_factory=dict)
    labels: list[Any] = field(default_factory=list)
    bookmarks: list[OutlineItem] = field(default_factory=list)

    def begin(self, key: str, bookmark: str, label: str) -> None:
        at = len(self.pdf.pages)
        self.starts[key] = at
        self.labels += [at, Dictionary(S=Name.D, P=String(label), St=1)]
        self.bookmarks.append(OutlineItem(bookmark, at))


def main(folder: Path) -> None:
    """Tell each pack as soon as it is whole."""
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    for told in told_of(folder):
        print(json.dumps(told), flush=True)  # how it answers


def told_of(folder: Path) -> Iterator[dict[str, Any]]:
    """Label the pages of each paper once, then bind the packs one after the other; or name the paper that cannot be."""
    job = json.loads((folder / "job.json").read_text("utf-8"))
    papers = {}
    for paper in job["papers"]:
        try:
            papers[paper["key"]] = labelled(folder / paper["file"], paper["label"])
        except Exception:  # whatever a file can do to its reader
            yield {"refused": paper["label"]}
            return
    for pack in job["packs"]:
        place = folder / pack["file"]
        bound = bind(folder, pack, papers)
        pages = len(bound.pdf.pages)
        save(bound.pdf, place)
        yield {"key": pack["key"], "pages": pages, "size": place.stat().st_size, "sha256": hash_of(place)}


def labelled(place: Path, label: str) -> pikepdf.Pdf:
    """A paper with “Paper 8, page 3” on each page, and nothing on it that acts by itself."""
    pdf = pikepdf.open(place)
    if any(_shows_more_than_links(page) for page in pdf.pages):
        pdf.flatten_annotations("all")
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    before = pdf.make_stream(b"q\n")
    for number, page in enumerate(pdf.pages, start=1):
        _only_links_out(page)
        page.add_resource(font, Name.Font, Name(FONT))
        page.obj.Contents = Array([before, *_contents(page), pdf.make_stream(_stamp(page, f"{label}, page {number}"))])
    return pdf


def bind(folder: Path, pack: Json, papers: Mapping[str, pikepdf.Pdf]) -> Bound:
    """The front, then each paper or what stands in its place; with bookmarks, labels of pages and links from the contents."""
    bound = Bound(pikepdf.new())
    front = pikepdf.open(folder / pack["front"])
    own = len(front.pages) - sum("place" in part for part in pack["parts"])
    bound.begin("front", pack["opening"], "Front, page ")
    bound.pdf.pages.extend(front.pages[:own])
    for part in pack["parts"]:
        bound.begin(part["key"], part["bookmark"], f"{part['label']}, page ")
        if "place" in part:
            bound.pdf.pages.append(front.pages[own + part["place"]])
        else:
            bound.pdf.pages.extend(papers[part["paper"]].pages)
    _finish(bound, pack["title"], own)
    return bound


def save(pdf: pikepdf.Pdf, place: Path) -> None:
    """Whole or not at all; the same pages are the same bytes."""
    half = place.with_suffix(".half")
    pdf.save(half, deterministic_id=True, compress_streams=False, min_version="1.7", preserve_pdfa=False)
    os.replace(half, place)


def hash_of(place: Path) -> str:
    """The sha256 of a file, read in pieces."""
    told = sha256()
    with place.open("rb") as file:
        while piece := file.read(1 << 16):
            told.update(piece)
    return told.hexdigest()


def _finish(bound: Bound, title: str, own: int) -> None:
    pdf = bound.pdf
    pdf.Root.PageLabels = Dictionary(Nums=Array(bound.labels))
    pdf.Root.Lang = String("en-GB")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    pdf.docinfo["/Title"] = title
    with pdf.open_outline() as outline:
        outline.root.extend(bound.bookmarks)
    for page in pdf.pages[:own]:
        for link in _links(page):
            aim = str(link.get("/A", {}).get("/URI", ""))
            if aim.startswith(OURS) and (at := bound.starts.get(aim.removeprefix(OURS))) is not None:
                link.A = Dictionary(S=Name.GoTo, D=Array([pdf.pages[at].obj, Name.Fit]))


def _links(page: pikepdf.Page) -> Iterator[Any]:
    yield from (one for one in page.obj.get("/Annots", []) if one.get("/Subtype") == Name.Link)


def _shows_more_than_links(page: pikepdf.Page) -> bool:
    return any(one.get("/Subtype") not in (Name.Link, Name.Popup) for one in page.obj.get("/Annots", []))


def _only_links_out(page: pikepdf.Page) -> None:
    """Of what can be clicked, only links to the web are left; what a page does when it is opened goes."""
    for name in ("/AA", "/StructParents", "/Metadata", "/PieceInfo", "/Thumb"):
        if name in page.obj:
            del page.obj[name]
    if "/Annots" in page.obj:
        page.obj.Annots = Array([link for link in _links(page) if link.get("/A", {}).get("/S") == Name.URI])


def _contents(page: pikepdf.Page) -> list[Any]:
    contents = page.obj.get("/Contents")
    if contents is None:
        return []
    return [*contents] if isinstance(contents, Array) else [contents]


def _stamp(page: pikepdf.Page, words: str) -> bytes:
    """The label in small letters at the foot, upright as the page is read, whichever way it is turned."""
    left, low, right, high = (float(edge) for edge in page.cropbox)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    a, b, c, d = UPRIGHT.get(turned, UPRIGHT[0])
    x, y = {
        0: (left + MARGIN, low + MARGIN),
        90: (right - MARGIN, low + MARGIN),
        180: (right - MARGIN, high - MARGIN),
        270: (left + MARGIN, high - MARGIN),
    }.get(turned, (left + MARGIN, low + MARGIN))
    said = words.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    where = f"{a} {b} {c} {d} {x:.2f} {y:.2f} Tm".encode()
    return b"\nQ q 0 g BT %s %d Tf %s (%s) Tj ET Q\n" % (FONT.encode(), SIZE, where, said)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
