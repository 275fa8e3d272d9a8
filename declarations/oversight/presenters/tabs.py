"""What stands above every page of oversight: its three views, each with the same year and committee."""

from dataclasses import dataclass

from django.urls import reverse

TABS = (
    ("Year at a glance", "oversight"),
    ("Handled differently", "oversight_consistency"),
    ("Who withdraws how often", "oversight_withdrawals"),
)


@dataclass(frozen=True, slots=True)
class Head:
    """`tabs` are (text, address, whether it is the page shown)."""

    period: str
    title: str  # the same at the beginning of a line
    tabs: tuple[tuple[str, str, bool], ...]


def head(period: str, query: str, *, current: str) -> Head:
    """`query` is what was asked for in the address; it goes along from view to view."""
    asked = f"?{query}" if query else ""
    return Head(
        period, period[:1].upper() + period[1:], tuple((text, reverse(name) + asked, name == current) for text, name in TABS)
    )
