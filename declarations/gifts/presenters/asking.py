"""The forms about offers: recording or correcting one, what becomes of it, the word of somebody senior, and the nil return."""

from dataclasses import dataclass

from django.urls import reverse

from committees.organisations.models import Organisation
from committees.people.models import Person
from declarations.gifts.gather import Judged
from declarations.gifts.models import Offer
from declarations.gifts.presenters.advice import AdviceShown, advice_shown
from declarations.gifts.presenters.telling import Link, Row, rows_of


@dataclass(frozen=True, slots=True)
class FormPage:
    """A form; `advice` is there once there is something to advise on, and `sure` says that the next sending records it."""

    title: str
    caption: str
    lead: str
    button: str
    back: Link
    advice: AdviceShown | None = None
    rows: tuple[Row, ...] = ()


def record_page(person: Person, *, own: bool, judged: Judged | None, changes: Offer | None = None) -> FormPage:
    """The form that records an offer or corrects one; first it asks what the rules say, then it is sure."""
    what = "Correct this offer" if changes else "Record an offer" if own else f"Record an offer to {person}, from paper"
    send = "Save the correction" if changes else "Record this offer"
    back = reverse("offer", args=[changes.pk]) if changes else reverse("gifts_to", args=[person.pk])
    return FormPage(
        title=what,
        caption="Gifts and hospitality",
        lead="Read what the rules say, then record it. Change your answers where you need to."
        if judged
        else "Anything you were offered, also what you declined. You see what the rules say before it is recorded.",
        button=send if judged else "See what the rules say",
        back=("Back", back),
        advice=advice_shown(judged, to_them=own) if judged else None,
    )


def deed_page(offer: Offer, judged: Judged, *, title: str, lead: str, button: str) -> FormPage:
    """A form about an offer that stands, above which it is told."""
    return FormPage(
        title=title,
        caption=f"{offer.person}: {str(offer).lower()}",
        lead=lead,
        button=button,
        back=("Back", reverse("offer", args=[offer.pk])),
        advice=advice_shown(judged, to_them=False),
        rows=tuple(rows_of(offer)),
    )


def nil_page(ccg: Organisation) -> FormPage:
    """The nil return of a CCG."""
    return FormPage(
        title="Confirm that nothing was offered",
        caption=str(ccg),
        lead="The register then says that there was none in this time, who confirmed it and when. It shows no empty table.",
        button="Confirm",
        back=("Register of gifts and hospitality", reverse("gifts_of", args=[ccg.pk])),
    )
