"""The papers of the next meeting, made and sent as a secretary would."""

from collections.abc import Iterator
from functools import partial
from io import BytesIO

import docx
import typst

from committees.meetings.models import Item
from committees.papers import services as papers
from committees.papers.models import Paper
from declarations.demo import story
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told

Pages = list[list[str]]


def next_papers(cast: Cast) -> Iterator[Scene]:
    """Each on the day it came, and again where it was replaced."""
    told = story.papers()
    for one in told["papers"]:
        yield Scene(one["on"], partial(_added, cast, told["meeting"], one))
        if again := one.get("replaced"):
            yield Scene(again["on"], partial(_replaced, cast, one["title"], again))


def _added(cast: Cast, meeting: Told, told: Told) -> None:
    committee = cast.committees[meeting["committee"]]
    item = Item.objects.get(meeting__on=meeting["on"], meeting__convenings__committee=committee, number=told["item"])
    papers.add_paper(
        item,
        title=told["title"],
        content=(_word if told.get("word") else _pdf)(told["title"], told["pages"]),
        name=f"{told['title']}.{'docx' if told.get('word') else 'pdf'}",
        private=told.get("private", False),
        by=cast.officer(told["on"]),
    )


def _replaced(cast: Cast, title: str, told: Told) -> None:
    paper = Paper.objects.select_related("item").get(title=title)
    papers.replace(
        paper,
        content=_pdf(title, told["pages"]),
        name=f"{title}, new.pdf",
        because=told["because"],
        by=cast.officer(told["on"]),
    )


def _pdf(title: str, pages: Pages) -> bytes:
    """A tagged PDF; a page without words shows a grey square."""
    sheets = ["\n\n".join(map(_plain, lines)) or "#rect(width: 100%, height: 50%, fill: silver)" for lines in pages]
    source = (
        f'#set document(title: [{_plain(title)}])\n#set page(paper: "a4")\n= {_plain(title)}\n\n'
        + "\n#pagebreak()\n".join(sheets)
    )
    made: bytes = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    return made


def _plain(words: str) -> str:
    """Words of the story as typst reads them."""
    return "".join(f"\\{letter}" if letter in "#*_$@<>[]`\\/" else letter for letter in words)


def _word(title: str, pages: Pages) -> bytes:
    made, into = docx.Document(), BytesIO()
    made.add_heading(title)
    for number, lines in enumerate(pages):
        if number:
            made.add_page_break()
        for line in lines:
            made.add_paragraph(line)
    made.save(into)
    return into.getvalue()
