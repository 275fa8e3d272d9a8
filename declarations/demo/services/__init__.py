"""Loading the demo: its story is played through the product's own deeds, each dated to the day on which it was done."""

from django.db import transaction

from committees.organisations.models import Organisation
from declarations.demo import story
from declarations.demo.services.buying import bought
from declarations.demo.services.campaigning import campaigns
from declarations.demo.services.cast import Cast
from declarations.demo.services.declaring import declarations
from declarations.demo.services.founding import ccg_and_accounts, everybody
from declarations.demo.services.gifts import offers
from declarations.demo.services.importing import old_register
from declarations.demo.services.meeting import all_meetings
from declarations.demo.services.minuting import minuted
from declarations.demo.services.packing import packed
from declarations.demo.services.papering import next_papers
from declarations.demo.services.places import changes, places
from declarations.demo.services.preparing import said_before
from declarations.demo.services.publishing import published
from declarations.demo.services.reviewing import reviewed
from declarations.demo.services.rule_book import own_rule_book
from declarations.demo.services.scenes import play
from declarations.demo.services.seating import committees
from declarations.demo.services.sitting import secretary

ACTS = (
    ccg_and_accounts,
    places,
    everybody,
    committees,
    secretary,
    own_rule_book,
    changes,
    declarations,
    old_register,
    reviewed,
    offers,
    published,
    all_meetings,
    next_papers,
    campaigns,
    bought,
    minuted,
    said_before,
    packed,
)


def is_loaded() -> bool:
    """Whether the invented CCG is there already."""
    return Organisation.objects.filter(ods_code=story.wexbridge()["ccg"]["ods_code"]).exists()


@transaction.atomic
def load() -> None:
    """Play the whole story, or nothing of it. Raises CannotBeDone where the database refuses it."""
    cast = Cast()
    play(scene for act in ACTS for scene in act(cast))
