"""What a report was asked for, in words and as the address of each list behind its numbers."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from coi_register.nhsuk.words import day
from declarations.reports.forms import ROLE_LABELS
from declarations.reports.vocabulary import About


@dataclass(frozen=True, slots=True)
class Asking:
    """A day, and the committee and role to which a report is narrowed."""

    on: date
    committee: UUID | None = None
    role: str | None = None
    committee_name: str = ""

    @property
    def says(self) -> str:
        """1 March 2018, Governing Body, GP."""
        of = [self.committee_name] if self.committee else []
        return ", ".join([day(self.on), *of, *([ROLE_LABELS[self.role]] if self.role else [])])

    @property
    def query(self) -> str:
        """The same for an address."""
        words = {"on": self.on.isoformat(), "committee": self.committee, "role": self.role}
        return urlencode({word: value for word, value in words.items() if value})

    def narrowed(self, *, committee: UUID | None = None, name: str = "", role: str | None = None) -> "Asking":
        """To a committee or a role, the day kept."""
        return replace(self, committee=committee, committee_name=name, role=role)

    def href(self, about: About) -> str:
        """The list behind a number."""
        return f"{reverse('report', args=[about.value])}?{self.query}"

    @property
    def back(self) -> tuple[str, str]:
        """To the whole report of the day."""
        return f"All reports on {day(self.on)}", f"{reverse('reports')}?{urlencode({'on': self.on.isoformat()})}"
