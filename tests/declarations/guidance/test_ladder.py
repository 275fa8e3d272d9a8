"""The rules of a situation are resolved once for each rule book, and an exception comes before every step."""

from datetime import date

from committees.meetings.vocabulary import ItemKind, Route
from declarations.guidance.ladder import proposal
from declarations.guidance.rulebook import load
from declarations.guidance.situation import Situation, TouchKind
from declarations.guidance.vocabulary import InterestCategory, InterestRole

DIRECTOR = Situation(
    TouchKind.NAMED,
    ItemKind.CONTRACT_AWARD,
    True,
    route=Route.DIRECT_AWARD,
    category=InterestCategory.FINANCIAL,
    role=InterestRole.DIRECTOR,
)


def test_equal_situations_are_one_question() -> None:
    book = load().in_force(date(2018, 3, 1))
    proposal.cache_clear()
    first = proposal(book, DIRECTOR)
    assert proposal(load().in_force(date(2018, 3, 1)), DIRECTOR) is first
    assert proposal.cache_info().misses == 1


def test_an_exception_leaves_no_step() -> None:
    proposed = proposal(load().in_force(date(2024, 3, 1)), DIRECTOR)
    assert proposed.exception is not None
    assert proposed.exception.id == "provider-role-is-not-in-itself-a-conflict"
    assert proposed.rules == ()


def test_three_regimes_give_three_answers_to_the_same_facts() -> None:
    """R12.2: a provider's director, and a contract awarded directly: before the guidance, under it, under the regime."""
    books = [load().in_force(on) for on in (date(2012, 1, 1), date(2018, 3, 1), date(2024, 3, 1))]
    answers = [(book.proposes, bool(proposal(book, DIRECTOR).rules)) for book in books]
    assert answers == [(False, False), (True, True), (True, False)]
