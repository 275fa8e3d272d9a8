"""What the rules say of an offer, in words: the answer first, then whether to declare, then each rule and where it stands."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from declarations.gifts.gather import Judged
from declarations.guidance.accepting import pounds
from declarations.guidance.offers import ANSWER_LABELS, Answer
from declarations.guidance.rules import Rule
from declarations.guidance.vocabulary import STATUS_LABELS, STRENGTH_LABELS

TONES = {
    Answer.ACCEPT: "good",
    Answer.ACCEPT_FOR_THE_CCG: "todo",
    Answer.ASK_A_SENIOR: "todo",
    Answer.DECLINE: "bad",
    Answer.CANNOT_TELL: "unknown",
}
DECLARE = {
    True: "It is declared: the register shows it.",
    False: "It need not be declared. It is kept here so that several can be added up.",
    None: "No rule that we know of says whether to declare it, so the register shows it.",
}


@dataclass(frozen=True, slots=True)
class RuleSaid:
    """One rule on which the advice rests."""

    says: str
    name: str
    href: str
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class AdviceShown:
    """`next` is what to do about it; `sum` what the same source gave before, where gifts add up."""

    answer: str
    tone: str
    declare: str
    next: str
    sum: str
    rules: tuple[RuleSaid, ...]


def advice_shown(judged: Judged, *, to_them: bool = True) -> AdviceShown:
    """The advice on one offer; `to_them`: whoever reads it was offered it."""
    advice, offer = judged.advice, judged.offer
    return AdviceShown(
        answer=answer_in_words(advice.answer, to_them=to_them),
        tone=TONES[advice.answer],
        declare=DECLARE[advice.declare],
        next=advice.doubt or NEXT[advice.answer],
        sum=_sum(judged),
        rules=tuple(_said(rule, on=offer.offered_on, ccg=offer.person.ccg_id) for rule in advice.rules),
    )


NEXT = {
    Answer.ACCEPT: "Accept it only if there is a good reason to, and say which.",
    Answer.ACCEPT_FOR_THE_CCG: "Do not keep it for yourself.",
    Answer.ASK_A_SENIOR: "Choose “Not answered yet”: it then waits for somebody senior. Give the reason why it should be accepted.",
    Answer.DECLINE: "Decline it, and say why.",
    Answer.CANNOT_TELL: "",
}


def answer_in_words(answer: Answer, *, to_them: bool = True) -> str:
    """You may accept; for another reader: It may be accepted."""
    return "It may be accepted" if answer is Answer.ACCEPT and not to_them else ANSWER_LABELS[answer]


def _sum(judged: Judged) -> str:
    if not judged.earlier or judged.offer.value is None:
        return ""
    together = pounds(judged.earlier + judged.offer.value)
    return f"With {pounds(judged.earlier)} from the same source in the {judged.months} months before it comes to {together}."


def _said(rule: Rule, *, on: date, ccg: UUID) -> RuleSaid:
    return RuleSaid(
        says=rule.says.strip(),
        name=rule.id,
        href=f"{reverse('rule_book')}?on={on}&of={ccg}#{rule.id}",
        source=f"{rule.source.instrument}, {rule.source.place}",
        certainty=f"{STRENGTH_LABELS[rule.source.strength]}. {STATUS_LABELS[rule.source.status]}",
    )
