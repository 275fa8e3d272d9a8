"""What stands round a form: its title, what it is about, and the way back."""

from dataclasses import dataclass

from django.urls import reverse

from committees.seats.models import Committee, Seat
from committees.seats.presenters.rows import Link


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page with one form; `back` also serves to leave without saving."""

    title: str
    caption: str
    back: Link
    button: str
    lead: str = ""


def form_page(about: Committee | Seat | None, title: str, button: str, lead: str = "") -> FormPage:
    """A form about a committee, about a seat, or about a committee that is not yet there."""
    match about:
        case Committee():
            return FormPage(title, about.name, (about.name, reverse("committee", args=[about.pk])), button, lead)
        case Seat():
            return FormPage(title, about.office, (about.office, reverse("seat", args=[about.pk])), button, lead)
        case None:
            return FormPage(title, "", ("Committees", reverse("committees")), button, lead)
