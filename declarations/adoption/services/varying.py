"""A rule of a CCG's own: drafted, tried with cases, put in force by a second person, and ended."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.utils.text import slugify

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from committees.organisations.models import Organisation
from declarations.adoption import checks, permissions
from declarations.adoption.models import Variation
from declarations.adoption.selectors import body_of, whole_book_of
from declarations.adoption.services.summing_up import locked, sum_up
from declarations.adoption.wording import Wording
from declarations.guidance.local import book_under, local_rule
from declarations.guidance.trying import Case, Tried, tried


def draft(ccg: Organisation, *, wording: Wording, by: Actor, once: UUID | None = None) -> Variation:
    """Write a rule that is not in force yet. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, ccg.pk).enforce()
    checks.is_a_ccg(ccg)
    variation = Variation(ccg=ccg)
    _say(variation, wording, by)
    with audit.deed("variation.drafted", by=by, because=variation.reason, once=once):
        variation.save()
    return variation


def amend(variation: Variation, *, wording: Wording, version: int, by: Actor, once: UUID | None = None) -> Variation:
    """Change a draft; its cases must still do as they say. Whoever changes it has written it. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, variation.ccg_id).enforce()
    with audit.deed("variation.amended", by=by, because=wording.reason.strip(), once=once):
        variation = _held(variation, version)
        _say(variation, wording, by)
        checks.do_as_they_say(outcomes_of(variation))
        variation.save()
    return variation


def try_case(variation: Variation, *, case: Case, version: int, by: Actor, once: UUID | None = None) -> Variation:
    """Add a case to a draft; it is run at once. Raises NotAllowed, and CannotBeDone where the rule does not do as it says."""
    permissions.may_keep(by, variation.ccg_id).enforce()
    if not case.says.strip():
        raise CannotBeDone("Say in a sentence what the case is.", field="says")
    with audit.deed("variation.case_added", by=by, because=case.says, once=once):
        variation = _held(variation, version)
        checks.do_as_they_say(_tried(variation, [case]))
        variation.cases = [*variation.cases, asdict(case)]
        variation.written_by_id = by.user_id
        variation.save()
    return variation


def take_away_case(variation: Variation, *, place: int, version: int, by: Actor, once: UUID | None = None) -> Variation:
    """Take a case off a draft; `place` counts from 0. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, variation.ccg_id).enforce()
    with audit.deed("variation.case_taken_away", by=by, once=once):
        variation = _held(variation, version)
        if not 0 <= place < len(variation.cases):
            raise CannotBeDone("There is no such case any more.")
        variation.cases = [case for number, case in enumerate(variation.cases) if number != place]
        variation.written_by_id = by.user_id
        variation.save()
    return variation


def put_in_force(variation: Variation, *, version: int, by: Actor, because: str = "", once: UUID | None = None) -> Variation:
    """The second person's deed: from its first day the decision service uses the rule. Raises NotAllowed, CannotBeDone."""
    permissions.may_put_in_force(by, variation).enforce()
    with audit.deed("variation.put_in_force", by=by, because=because.strip(), once=once) as deed:
        ccg = locked(variation.ccg)
        variation = _held(variation, version)
        permissions.may_put_in_force(by, variation).enforce()  # it may have been rewritten by this very person meanwhile
        checks.has_both_kinds_of_case(variation)
        checks.is_alone(variation, Variation.objects.filter(ccg=ccg, state=Variation.State.IN_FORCE))
        checks.do_as_they_say(outcomes_of(variation))
        variation.state = Variation.State.IN_FORCE
        variation.put_in_force_by_id, variation.put_in_force_at = by.user_id, deed.at
        variation.save()
        sum_up(ccg)
    return variation


def drop(variation: Variation, *, by: Actor, because: str, once: UUID | None = None) -> Variation:
    """Give up a draft; it stays to be read. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, variation.ccg_id).enforce()
    with audit.deed("variation.dropped", by=by, because=because.strip(), once=once):
        variation = _held(variation, variation.version)
        variation.state = Variation.State.DROPPED
        variation.save()
    return variation


def end(variation: Variation, *, until: date, by: Actor, because: str, once: UUID | None = None) -> Variation:
    """A rule in force ends; `until` is the first day without it. Raises NotAllowed, CannotBeDone."""
    permissions.may_keep(by, variation.ccg_id).enforce()
    if not because.strip():
        raise CannotBeDone("Say why the rule ends.", field="because")
    with audit.deed("variation.ended", by=by, because=because.strip(), once=once):
        ccg = locked(variation.ccg)
        variation = audit.held(variation)
        if not variation.is_in_use:
            raise CannotBeDone("Only a rule in force can be ended.")
        if variation.since is not None and until <= variation.since:
            raise CannotBeDone("It would end before it begins. Give a day after its first.", field="until")
        variation.until = until
        variation.save()
        sum_up(ccg)
    return variation


def outcomes_of(variation: Variation) -> tuple[Tried, ...]:
    """What becomes of each case of the variation now."""
    return _tried(variation, [Case(**case) for case in variation.cases])


def _tried(variation: Variation, cases: Sequence[Case]) -> tuple[Tried, ...]:
    book = book_under(body_of(variation.ccg_id, leaving_out=variation, also=variation.entry))
    return tried(local_rule(variation.entry), cases, book)


def _held(variation: Variation, version: int) -> Variation:
    """The draft as it stands, held until the deed is done."""
    variation = Variation.objects.select_for_update(of=("self",)).select_related("ccg").get(pk=variation.pk)
    checks.is_a_draft(variation)
    audit.must_be_as_read(variation, version)
    return variation


def _say(variation: Variation, wording: Wording, by: Actor) -> None:
    """Put the words in the row, checked. Raises CannotBeDone."""
    checks.says_enough(wording)
    checks.stands_in_the_place_of(wording, whole_book_of(variation.ccg_id))
    variation.rule = wording.replaces or f"ours-{slugify(wording.says)[:80].strip('-')}"
    variation.says, variation.place, variation.reason = (
        words.strip() for words in (wording.says, wording.place, wording.reason)
    )
    variation.when, variation.unless = [*wording.when], [*wording.unless]
    variation.step, variation.no_papers = wording.step, wording.no_papers
    variation.since, variation.until = wording.since, wording.until
    variation.written_by_id = by.user_id
    checks.is_whole(variation)
