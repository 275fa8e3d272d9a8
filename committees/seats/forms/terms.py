"""The form for terms of reference: a minimum, and rows that each say “at least so many of these”."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from django import forms
from django.forms import BoundField
from django.http import QueryDict

from coi_register.nhsuk.fields import Choice, DayField, Number, Tick, Ticks, Words
from coi_register.refusals import CannotBeDone
from committees.seats import clauses
from committees.seats.facts import Clause
from committees.seats.forms.answered import Answered
from committees.seats.models import TermsOfReference
from committees.seats.presenters.trials import warnings
from committees.seats.services import WouldFail

ROWS = 6
ASKED = ("at_least", "any_of", "offices", "voting")


@dataclass(frozen=True, slots=True)
class Row:
    """A clause as it is asked for."""

    heading: str
    says: str
    is_open: bool
    questions: Sequence[BoundField]


class TermsForm(Answered):
    """New terms of reference; `offices` are those of the committee's seats, which a row may name."""

    template = "terms.jinja"
    marks_optional = False  # nearly all are, and the hints say so

    since = DayField(
        "First day", hint="Terms in force before end on this day. Leave empty for the first terms", required=False
    )
    quorum_known = Choice(
        "Is the quorum known?",
        choices=[("yes", "Yes"), ("no", "No, it cannot be checked yet")],
        coerce="yes".__eq__,
        initial="yes",
        inline=True,
    )
    minimum = Number("Fewest voting members", hint="Leave empty if the terms give no number", required=False)
    conflicted_count = Tick("Members who withdrew for an item still count towards its quorum")
    lay_executive_majority = Tick("Lay and executive members must have the majority of votes")
    knowing = forms.CharField(widget=forms.HiddenInput, required=False)  # which warning was read

    def __init__(self, data: Any = None, *, offices: Sequence[str], start_from: TermsOfReference | None = None) -> None:
        kept: Sequence[clauses.Kept] = start_from.clauses if start_from else []
        super().__init__(data, initial=_initial(start_from))
        named = clauses.offices_named(clauses.as_facts(kept))
        for row in range(1, max(ROWS, len(kept)) + 1):
            self._ask(row, kept[row - 1] if row <= len(kept) else None, [*dict.fromkeys([*offices, *named])])

    def _ask(self, row: int, kept: clauses.Kept | None, offices: Sequence[str]) -> None:
        words = kept["any_of"] if kept else []
        asked = {
            "at_least": Number("At least", minimum=1, required=False, initial=kept["at_least"] if kept else 1),
            "any_of": Ticks("Of these categories", choices=_categories(), required=False, initial=_known(words)),
            "offices": Ticks(
                "Or these offices",
                choices=[(one, one) for one in offices],
                required=False,
                initial=_outside_the_words(words),
            ),
            "voting": Tick("Only members with a vote count for this", initial=kept["voting"] if kept else False),
        }
        if not offices:
            del asked["offices"]
        for name, field in asked.items():
            self.fields[_key(row, name)] = field

    @property
    def plain(self) -> Iterator[BoundField]:
        """The questions that are not part of a row."""
        return (field for field in self.visible_fields() if not field.name.startswith("clause_"))

    @property
    def rows(self) -> list[Row]:
        """Each row, folded under what it says; open are those with an error, and the first when none says anything."""
        asked = [self._row(row) for row in self._numbers()]
        none_says_anything = not any(row.says for row in asked)
        return [replace(asked[0], is_open=asked[0].is_open or none_says_anything), *asked[1:]]

    def _row(self, number: int) -> Row:
        questions = [self[_key(number, name)] for name in ASKED if _key(number, name) in self.fields]
        said = {name: self[_key(number, name)].value() for name in ASKED if _key(number, name) in self.fields}
        words = [*(said["any_of"] or ()), *(said.get("offices") or ())]
        says = clauses.says(Clause(tuple(words), said["at_least"] or 1, bool(said["voting"]))) if words else ""
        return Row(f"Clause {number}", says, any(question.errors for question in questions), questions)

    def answers(self) -> dict[str, Any]:
        """What the service is given; empty rows are left out."""
        plain = {name: answer for name, answer in self.cleaned_data.items() if not name.startswith("clause_")}
        return {**plain, "clauses": [self._clause(row) for row in self._used()]}

    def refuse(self, error: CannotBeDone) -> None:
        """A clause is counted among those used, and shown where it was typed; a warning is no mistake."""
        if isinstance(error, WouldFail):
            self.warnings = warnings(error.fails)
            self.data = sent = cast(QueryDict, self.data).copy()
            sent["knowing"] = error.sign  # whoever sends it again has read it
            return
        used, (name, _, number) = self._used(), (error.field or "").partition("_")
        if name == "clause" and number.isdigit() and int(number) <= len(used):
            error = CannotBeDone(error.says, field=_key(used[int(number) - 1], "any_of"))
        super().refuse(error)

    def _clause(self, row: int) -> dict[str, Any]:
        at_least, any_of, offices, voting = (self.cleaned_data.get(_key(row, name)) for name in ASKED)
        return {"any_of": [*(any_of or ()), *(offices or ())], "at_least": at_least or 1, "voting": bool(voting)}

    def _used(self) -> list[int]:
        return [
            row
            for row in self._numbers()
            if self.cleaned_data.get(_key(row, "any_of")) or self.cleaned_data.get(_key(row, "offices"))
        ]

    def _numbers(self) -> list[int]:
        return [int(name.split("_")[1]) for name in self.fields if name.endswith("_any_of")]


class CorrectedTermsForm(TermsForm):
    """The same terms, entered rightly: their days stay, and why they change is said."""

    since = None  # type: ignore[assignment]
    because = Words("Reason for the correction", rows=2)


def _initial(terms: TermsOfReference | None) -> dict[str, Any]:
    if terms is None:
        return {}
    plain = {name: getattr(terms, name) for name in ("minimum", "conflicted_count", "lay_executive_majority")}
    return {**plain, "quorum_known": "yes" if terms.quorum_known else "no"}


def _categories() -> list[tuple[str, str]]:
    return [(word, clauses.name(word)[:1].upper() + clauses.name(word)[1:]) for word in clauses.WORDS]


def _known(words: Sequence[str]) -> list[str]:
    return [word for word in words if word in clauses.WORDS]


def _outside_the_words(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in clauses.WORDS]


def _key(row: int, name: str) -> str:
    return f"clause_{row}_{name}"
