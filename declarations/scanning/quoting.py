"""The words round a name, so that somebody can see at once whether it is meant."""

from committees.papers.models import Paper
from declarations.scanning.facts import Place
from declarations.scanning.naming import Mention

ROUND = 60  # letters on each side


def quoted(paper: Paper, pages: list[str], mention: Mention) -> Place:
    """A mention with its words, on one line; whole words, and an ellipsis where there are more."""
    page = pages[mention.page - 1]
    before = " ".join(page[max(mention.begins - ROUND - 1, 0) : mention.begins].split())
    after = " ".join(page[mention.ends : mention.ends + ROUND + 1].split())
    return Place(
        paper=paper.title,
        page=mention.page,
        before=f"… {before.partition(' ')[2]}" if mention.begins > ROUND else before,
        met=" ".join(page[mention.begins : mention.ends].split()),
        after=f"{after.rpartition(' ')[0]} …" if mention.ends + ROUND < len(page) else after,
    )
