"""What is asked of a member before a meeting, of whoever keeps the checklist, and of whoever arranges the agenda."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms

from coi_register.nhsuk.fields import Choice, Ticks, Words
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.words import day
from declarations.preparing.models import Tick
from declarations.preparing.selectors.checklist import Point
from declarations.preparing.selectors.hearing import Word
from declarations.preparing.services.answering import digest_of_all
from declarations.preparing.services.ticking import read_of
from declarations.preparing.vocabulary import BLOCK_LABELS, SAID_LABELS, Block, Said

MOST_WORDS = 2000


class AnswerForm(Form):
    """One's word on one item; `read` carries the digest of what one was told."""

    says = Choice("Is that so?", choices=[*SAID_LABELS.items()], coerce=Said, missing="Say whether it is so")
    words = Words(
        "Why do you not think so?",
        hint="Only if you do not think so. The chair and the governance officer read it",
        rows=3,
        required=False,
        max_length=MOST_WORDS,
    )
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, word: Word) -> None:
        said = word.answer if not word.is_open else None
        opened_on = {"says": said.says, "words": said.words} if said else {}
        super().__init__(data, initial={"read": word.question.digest, **opened_on})
        self.showing(word.answer)


class AllForm(Form):
    """Nothing but a button; `read` carries the digest of everything that still waits."""

    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, words: Sequence[Word]) -> None:
        super().__init__(data, initial={"read": digest_of_all(words)})


class ChecklistForm(Form):
    """The points of a checklist, block by block; `read` tells which checklist was read."""

    marks_optional = False
    read = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, points: Iterable[Point]) -> None:
        known = [*points]
        ticks: list[Tick] = [point.tick for point in known if point.tick]
        done = {block: [one.written.key for one in known if one.is_done and one.written.block is block] for block in Block}
        super().__init__(data, initial={"read": read_of(ticks), **{str(block): keys for block, keys in done.items()}})
        for block, label in BLOCK_LABELS.items():
            theirs = [(one.written.key, one.written.says) for one in known if one.written.block is block]
            hints = {one.written.key: hint for one in known if one.written.block is block and (hint := in_words(one))}
            self.fields[str(block)] = Ticks(label, choices=theirs, hints=hints, required=False)

    def answers(self) -> dict[str, Any]:
        """The answers as the service takes them."""
        given = self.cleaned_data
        done = [key for block in Block for key in given[str(block)]]
        return {"done": done, "read": given["read"], "once": given["once"]}


def in_words(point: Point) -> str:
    """What is known of a point, and who ticked it."""
    fact = point.fact
    met = "" if fact is None or fact.is_met is None else "Met. " if fact.is_met else "Not yet. "
    says = [f"{met}{fact.says}"] if fact else []
    if point.tick:
        says.append(f"{'Ticked' if point.tick.done else 'Taken back'} by {point.tick.by_name} on {day(point.tick.at)}.")
    return " ".join(says)


class Keys(forms.CharField):
    """The keys of the items in an order, carried by the form."""

    widget = forms.HiddenInput

    def clean(self, value: Any) -> list[UUID]:
        try:
            return [UUID(key) for key in str(super().clean(value)).split()]
        except ValueError:
            raise forms.ValidationError("Open the page again: it did not say which order you read.") from None


class OrderForm(Form):
    """Nothing but a button; `follows` carries the order that is suggested, `read` the one that stands."""

    follows = Keys(required=False)
    read = Keys(required=False)

    def __init__(self, data: Any = None, *, order: Iterable[Any] = (), read: Iterable[Any] = ()) -> None:
        super().__init__(data, initial={"follows": " ".join(map(str, order)), "read": " ".join(map(str, read))})

    def answers(self) -> dict[str, Any]:
        """The answers as the service takes them."""
        given = self.cleaned_data
        return {"order": given["follows"], "read": given["read"], "once": given["once"]}


class FixedForm(Form):
    """Which items are taken where they stand."""

    marks_optional = False
    keep = Ticks("Which items are taken where they stand?", choices=[], required=False)

    def __init__(self, data: Any = None, *, items: Sequence[tuple[str, str]], kept: Sequence[str]) -> None:
        super().__init__(data, initial={"keep": [*kept]})
        self.fields["keep"].choices = [*items]  # type: ignore[attr-defined]


class HeadForm(Form):
    """The number of the item that is put at the head of the agenda."""

    number = Words("Its number", hint="As printed on the agenda", max_length=20, width=10, missing="Enter the item number")
