"""A page that asks for one thing more to try; what is tried already stands beside the question."""

from dataclasses import dataclass

from committees.meetings.presenters.nav import MeetingNav, meeting_nav
from declarations.guidance.rulebook import RuleBook
from declarations.whatif.address import Pairs, pairs_of
from declarations.whatif.forms import ASKED
from declarations.whatif.presenters.page import TAB, address_of
from declarations.whatif.selectors import Tried

INVITES = "invite-to-make-up-quorum"


@dataclass(frozen=True, slots=True)
class AskingPage:
    """`may_be_invited`: whom the guidance of the day lets in to make up a quorum, empty where it does not say."""

    nav: MeetingNav
    hidden: Pairs
    back: str
    may_be_invited: tuple[str, ...]


def asking_page(tried: Tried) -> AskingPage:
    """What stands round the question."""
    return AskingPage(
        nav=meeting_nav(tried.before.gathered.row, TAB, actor=tried.actor),
        hidden=[(ASKED, "yes"), *tried.tries.looking, *pairs_of(tried.suppositions)],
        back=address_of(tried, tried.tries),
        may_be_invited=_may_be_invited(tried.before.book),
    )


def _may_be_invited(book: RuleBook) -> tuple[str, ...]:
    rule = book.rule(INVITES)
    return tuple(rule.requires.get("invited", ())) if rule else ()
