"""What the CCG of the story buys: planned, offered, checked, awarded, and how conflicts were managed."""

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from committees.meetings.models import Item
from declarations.demo.services.cast import Cast
from declarations.demo.services.scenes import Scene
from declarations.demo.story import Told, procurements
from declarations.procurement import services
from declarations.procurement.models import InterestMet, Procurement, Supplier
from declarations.procurement.vocabulary import Stage


def bought(cast: Cast) -> Iterator[Scene]:
    """Each procurement from its planning to where it stands on the day of the demo."""
    for told in procurements():
        yield from _Bought(cast, told).scenes()


class _Bought:
    """One procurement on its way; its rows come into being scene by scene."""

    row: Procurement

    def __init__(self, cast: Cast, told: Told) -> None:
        self.cast, self.told = cast, told
        self.suppliers: dict[str, Supplier] = {}

    def scenes(self) -> Iterator[Scene]:
        """Everything on its day."""
        yield Scene(self.told["on"], self._plan)
        for supplier in self.told["suppliers"]:
            yield Scene(supplier["on"], partial(self._name, supplier))
        if details := self.told.get("details"):
            yield Scene(details["on"], partial(self._amend, details))
        for stage in self.told.get("stages", ()):
            yield Scene(stage["on"], partial(self._reach, stage))
        if managed := self.told.get("managed"):
            yield Scene(managed["on"], partial(self._manage, managed))

    def _plan(self) -> None:
        told, by = self.told, self.cast.officer(self.told["on"])
        words = {word: told[word] for word in ("reference", "title", "description", "existing") if word in told}
        who = {"committee": self.cast.committees.get(told.get("committee", "")), "decided_by": told.get("decided_by", "")}
        self.row = services.plan(self.cast.ccg, on=told["on"], by=by, **who, **words)

    def _name(self, told: Told) -> None:
        organisation = self.cast.organisations.get(told.get("organisation", ""))
        named = {"organisation": organisation, "unidentified": told.get("unidentified", "")}
        supplier = services.name_supplier(self.row, on=told["on"], by=self.cast.officer(told["on"]), **named)
        self.suppliers[told.get("organisation", "")] = supplier

    def _amend(self, told: Told) -> None:
        names = ("route", "selection", "first_day", "last_day", "justification")
        changes = {name: told[name] for name in names if name in told}
        changes |= {name: Decimal(told[name]) for name in ("value", "value_to_ccg")}
        people = {"clinical_lead": told.get("lead", ""), "contract_manager": told.get("manager", "")}
        changes |= {name: self.cast.people.get(key) for name, key in people.items()}
        by = self.cast.officer(told["on"])
        self.row = services.amend(self.row, by=by, because=told["because"], **changes)

    def _reach(self, told: Told) -> None:
        services.reach(
            self.row,
            stage=Stage(told["stage"]),
            on=told["on"],
            by=self.cast.officer(told["on"]),
            item=self._item(told.get("item")),
            decided_by=told.get("decided_by", ""),
            awarded=[self.suppliers[told["to"]]] if "to" in told else (),
        )
        self.row = Procurement.objects.get(pk=self.row.pk)

    def _item(self, named: list[str] | None) -> Item | None:
        if named is None:
            return None
        on, number = named
        return Item.objects.get(meeting__on=on, number=number, meeting__ccg=self.cast.ccg)

    def _manage(self, told: Told) -> None:
        found = InterestMet.objects.filter(
            found_by__supplier__procurement=self.row, found_by__stage__stage=told["stage"]
        ).select_related("found_by__supplier__procurement__ccg")
        for met in found:
            services.manage(met, managed=told["says"], by=self.cast.officer(told["on"]))
