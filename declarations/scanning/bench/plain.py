"""The same names looked for one after another: slow, and easy to see to be right."""

from collections.abc import Iterator, Sequence

from declarations.scanning.naming import How, Mention, Names, Party, Searched, longest


def met_in(names: Names, pages: Sequence[str]) -> list[Mention]:
    """Where they stand in a paper, by asking for each name where it is next."""
    text = Searched(pages)
    met = [
        (begins, begins + len(words) + 1, those)
        for words, those in names.by_words.items()
        for begins in _places(text.whole, f" {words}")
        if _is_meant(text, begins, words, those)
    ]
    return [
        mention
        for begins, ends, those in longest(met)
        if text.is_a_name(begins, ends)
        for mention in text.mentions(begins, ends, those)
    ]


def _places(whole: str, words: str) -> Iterator[int]:
    place = whole.find(words)
    while place >= 0:
        yield place
        place = whole.find(words, place + 1)


def _is_meant(text: Searched, begins: int, words: str, those: Sequence[Party]) -> bool:
    is_code = those[0].how is How.CODE
    return text.is_an_end(begins + len(words) + 1) and (not is_code or text.is_as_typed(begins, words))
