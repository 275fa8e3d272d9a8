"""The rule book: every rule of every instrument, and those in force on a date."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from declarations.guidance import taken_up
from declarations.guidance.reading import TEXTS, read
from declarations.guidance.rules import Confirmed, Instrument, Rule, RuleKind


@dataclass(frozen=True, eq=False)
class RuleBook:
    """Rules and the instruments they stand in; `on` is set once the book has been narrowed to a date.

    `confirmed`: by their fingerprints, the rules that a CCG found in its own copy. It alters no answer, so no digest either."""

    rules: tuple[Rule, ...]
    texts: tuple[Instrument, ...]
    on: date | None = None
    confirmed: Mapping[str, Confirmed] = field(default_factory=dict)

    def in_force(self, on: date, instruments: tuple[str, ...] | None = None) -> "RuleBook":
        """The book as it stood on a date, under the instruments named, or under all of them.

        An instrument that is named but not in force on the date gives no rule: nobody can adopt what is not law yet.
        """
        return _narrowed(self, on, None if instruments is None else tuple(instruments))

    def adopted(self, days: Mapping[str, date]) -> "RuleBook":
        """The book of a CCG that took up guidance on days of its own; what it did not record holds from the national day."""
        texts, rules = taken_up.adopted(self.texts, self.rules, days)
        return replace(self, rules=rules, texts=texts)

    def varied(self, own: Sequence[Rule]) -> "RuleBook":
        """The book with a CCG's own rules; on its days, one replaces whichever rule bears the same id."""
        texts, rules = taken_up.varied(self.texts, self.rules, own)
        return replace(self, rules=rules, texts=texts)

    def confirmation(self, rule: Rule) -> Confirmed | None:
        """Who found the rule in the CCG's own copy of the guidance; None: nobody yet."""
        return self.confirmed.get(fingerprint(rule))

    @cached_property
    def instruments(self) -> tuple[str, ...]:
        """The keys of the instruments in the book."""
        return tuple(text.key for text in self.texts)

    def title_of(self, instrument: str) -> str:
        """The title of an instrument; its key where the book does not hold it."""
        return next((text.title for text in self.texts if text.key == instrument), instrument)

    @cached_property
    def proposes(self) -> bool:
        """Is there an instrument on which a step can rest? Without one nobody can be called clear."""
        return any(text.proposes for text in self.texts)

    def rule(self, rule_id: str) -> Rule | None:
        """The rule of that id in force on the book's date; None: there is none."""
        return self._by_id.get(rule_id)

    def figure(self, rule_id: str) -> int | None:
        """The number a figure rule gives; None: no rule in force gives one."""
        rule = self.rule(rule_id)
        return None if rule is None else rule.figure

    @cached_property
    def steps(self) -> tuple[Rule, ...]:
        return self.of_kind(RuleKind.STEP)

    @cached_property
    def exceptions(self) -> tuple[Rule, ...]:
        return self.of_kind(RuleKind.EXCEPTION)

    def of_kind(self, kind: RuleKind) -> tuple[Rule, ...]:
        return tuple(rule for rule in self.rules if rule.kind is kind)

    @cached_property
    def digest(self) -> str:
        """sha256 of the canonical text of the book: the same rules in force give the same digest."""
        stands = {"texts": [asdict(text) for text in self.texts], "rules": [_canonical(rule) for rule in self.rules]}
        return _sha256(stands)

    @cached_property
    def _by_id(self) -> dict[str, Rule]:
        if self.on is None:
            raise ValueError("The rule book holds rules of every date: ask for it in_force(on) a date first.")
        return {rule.id: rule for rule in self.rules}


@lru_cache(maxsize=256)
def _narrowed(book: RuleBook, on: date, instruments: tuple[str, ...] | None) -> RuleBook:
    """Once for each date, so that what a book has already resolved is not asked again."""
    texts = tuple(
        text for text in book.texts if text.in_force.holds(on) and (instruments is None or text.key in instruments)
    )
    keys = {text.key for text in texts}
    rules = tuple(rule for rule in book.rules if rule.source.instrument in keys and rule.in_force.holds(on))
    return replace(book, rules=rules, texts=texts, on=on)


def _canonical(rule: Rule) -> dict[str, Any]:
    """A rule as plain data; sets in order, so that two runs write the same."""
    plain = {name: getattr(rule, name) for name in rule.__slots__}
    return plain | {
        "source": asdict(rule.source),
        "in_force": asdict(rule.in_force),
        "also": sorted(rule.also),
        "requires": dict(rule.requires),
    }


def fingerprint(rule: Rule) -> str:
    """What names the text of a rule, whenever it holds: a text that is changed has another."""
    plain = _canonical(rule)
    del plain["in_force"], plain["source"]["status"]
    return _sha256(plain)[:16]


def _sha256(plain: Mapping[str, Any]) -> str:
    canonical = json.dumps(plain, sort_keys=True, default=str, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@cache
def load(folder: Path = TEXTS) -> RuleBook:
    """The whole book, read once; raises RuleBookError with a sentence naming the file and the rule."""
    texts, rules = read(folder)
    return RuleBook(rules, texts)
