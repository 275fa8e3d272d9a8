"""Answering what a dry run asks; each answer is kept, and may be given anew until the register is brought in."""

from collections.abc import Iterable
from uuid import UUID

from coi_register.accounts.actors import Actor
from coi_register.audit import services as audit
from coi_register.refusals import CannotBeDone
from declarations.imports import selectors
from declarations.imports.asking import day_from
from declarations.imports.facts import Question
from declarations.imports.models import Import, ImportAnswer
from declarations.imports.services.receiving import must_be_open


def answer(
    of: Import, *, question: Question, says: str, by: Actor, all_alike: bool = False, once: UUID | None = None
) -> None:
    """Keep the answer; with `all_alike`, each open question of this kind gets the safe answer of its own as well.

    Raises NotAllowed, and CannotBeDone for an answer that is none of its choices.
    """
    must_be_open(of, by)
    _check(question, says)
    given = {question.key: (question, says)}
    if all_alike:
        others = (one for one in selectors.dry_run_of(of).questions if one.asks == question.asks and one.safe)
        given = {one.key: (one, one.safe) for one in others} | given
    with audit.deed("import.answered", by=by, because=question.says, once=once):
        _keep(audit.held(of), given.values())


def _keep(of: Import, given: Iterable[tuple[Question, str]]) -> None:
    before = {row.key: row for row in ImportAnswer.objects.filter(of=of)}
    new: list[ImportAnswer] = []
    for question, says in given:
        if (row := before.get(question.key)) is None:
            new.append(ImportAnswer(of=of, key=question.key, asks=question.asks, says=says))
        elif row.says != says:
            row.says = says
            row.save()
    audit.record_all(new)


def _check(question: Question, says: str) -> None:
    offered = {value for value, _ in question.choices} | {question.safe}
    if not says or (question.choices and says not in offered and day_from(says) is None):
        raise CannotBeDone(f"Select an answer: {question.says}", field="says")
