"""A CCG adopts a guidance, and confirms rules against its own copy of it."""

from datetime import date
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.adoption import checks, permissions
from declarations.adoption.models import Adoption, RuleConfirmed
from declarations.adoption.services.summing_up import locked, sum_up
from declarations.guidance.rulebook import fingerprint, load
from declarations.guidance.rules import Rule


def adopt(
    ccg: Organisation,
    *,
    instrument: str,
    on: date,
    by: Actor,
    minute: str = "",
    version: int | None = None,
    once: UUID | None = None,
) -> Adoption:
    """Record from which day the CCG works under a guidance; a second record corrects the first, of the `version` it read.

    Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, ccg.pk).enforce()
    checks.is_a_ccg(ccg)
    text = next((each for each in load().texts if each.key == instrument), None)
    checks.may_be_adopted(text, instrument)
    assert text is not None
    ended = max((each.in_force.until for each in load().texts if each.by_adoption and each.in_force.until), default=None)
    with audit.deed("guidance.adopted", by=by, because=minute.strip(), once=once):
        locked(ccg)
        known = Adoption.objects.filter(ccg=ccg, instrument=instrument).first()
        audit.must_be_as_read(known, version)
        row = known or Adoption(ccg=ccg, instrument=instrument)
        row.on, row.minute = on, minute.strip()
        checks.is_adopted_in_its_days(row, text, ended)
        row.save()
        sum_up(ccg)
    return row


def confirm(
    ccg: Organisation,
    *,
    rule: Rule,
    place: str,
    on: date,
    by: Actor,
    words: str = "",
    version: int | None = None,
    once: UUID | None = None,
) -> RuleConfirmed:
    """Record that a rule was found in the CCG's own copy, where, and in which words. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, ccg.pk).enforce()
    checks.is_a_ccg(ccg)
    checks.is_confirmable(rule)
    if not place.strip():
        raise CannotBeDone("Enter where in your copy the rule stands.", field="place")
    with audit.deed("rule.confirmed", by=by, once=once):
        locked(ccg)
        mark = fingerprint(rule)
        known = RuleConfirmed.objects.filter(ccg=ccg, mark=mark).first()
        audit.must_be_as_read(known, version)
        row = known or RuleConfirmed(ccg=ccg, mark=mark)
        row.rule, row.instrument = rule.id, rule.source.instrument
        row.place, row.words, row.on = place.strip(), words.strip(), on
        row.by_id, row.by_name = by.user_id, by.name
        row.save()
        sum_up(ccg)
    return row


def take_back(confirmed: RuleConfirmed, *, by: Actor, because: str, once: UUID | None = None) -> None:
    """The rule does not stand there after all; what was confirmed stays in the history. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, confirmed.ccg_id).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the confirmation is taken back.", field="because")
    with audit.deed("rule.not_confirmed", by=by, because=because.strip(), once=once):
        ccg = locked(confirmed.ccg)
        confirmed.delete()
        sum_up(ccg)
