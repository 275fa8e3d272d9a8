"""Which of the names found are parties of the item, and which are none."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from coi_register.nhsuk.fields import Choice, Ticks, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.vocabulary import PART_PLAYED_LABELS
from declarations.scanning.facts import Offer, Search

PARTIES, NONE = "parties", "none"


class PartiesForm(Form):
    """The names in three groups; then one question about those that are ticked."""

    marks_optional = False  # one of the boxes is wanted, whichever

    says = Choice(
        "Those you ticked",
        choices=[(PARTIES, "are parties of this item"), (NONE, "are named, and are no parties")],
        missing="Say whether those you ticked are parties of this item",
    )
    part_played = Choice("The part they play", choices=[*PART_PLAYED_LABELS.items()], required=False, as_select=True)
    because = Words(
        "Why they are no parties", hint="It is kept. Only needed if they are none.", max_length=500, required=False
    )

    def __init__(self, *args: Any, search: Search, words: Callable[[Offer], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = dict(self.fields)
        groups: dict[str, tuple[str, Sequence[Offer]]] = {
            "named": ("Named in the papers", search.named),
            "near": ("Spelt almost like a name in the papers", search.near),
            "beside": ("Not named, and going with those that are", search.beside),
        }
        self.fields = {name: _ticks(label, offers, words) for name, (label, offers) in groups.items() if offers} | asked

    def chosen(self) -> list[UUID]:
        """The keys of those that are ticked."""
        return [key for name in ("named", "near", "beside") for key in self.cleaned_data.get(name) or ()]

    def of_parties(self) -> dict[str, Any]:
        """What the service is given of those that are parties."""
        return {name: self.cleaned_data[name] for name in ("part_played", "once")}

    def of_the_others(self) -> dict[str, Any]:
        """What the service is given of those that are none."""
        return {name: self.cleaned_data[name] for name in ("because", "once")}

    @property
    def are_parties(self) -> bool:
        return bool(self.cleaned_data["says"] == PARTIES)


def _ticks(label: str, offers: Sequence[Offer], words: Callable[[Offer], str]) -> Ticks:
    choices = [(str(one.key), f"{one.name}, {one.tells}" if one.tells else one.name) for one in offers]
    hints = {str(one.key): words(one) for one in offers}
    return Ticks(label, choices=choices, hints=hints, coerce=UUID, required=False)
