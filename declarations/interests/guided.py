"""From the answers of a draft to its forms and to what is declared; and back, from an interest to answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from coi_register.nhsuk.forms import Form
from committees.organisations.forms import Choice, OrganisationField
from committees.organisations.models import Organisation
from declarations.guidance.vocabulary import InterestCategory
from declarations.interests.drafts import Draft, Typed
from declarations.interests.forms import FORMS
from declarations.interests.models import Interest
from declarations.interests.questions import INDIRECT, Question, Where, path

NOTHING_SAID = {
    "category": InterestCategory.UNKNOWN,
    "relationship": None,
    "role": None,
    "organisation": None,
    "affected_class": None,
    "topic": None,
    "text": "",
    "publish": True,
    "not_published_because": "",
}


def asked(draft: Draft, *, from_paper: bool) -> list[Question]:
    """The questions that this draft has to answer, in order; an amendment is never read from a paper."""
    return path(draft.kind, draft.where, from_paper=from_paper and draft.interest is None)


def form_for(question: Question, draft: Draft, *, today: date, typed: Mapping[str, Any] | None = None) -> Form:
    """The question's form with what was just typed, or answered before, or empty."""
    data = draft.answers.get(question) if typed is None else typed
    form = FORMS[question](data, **_bearings(question, draft, today))
    picker = form.fields.get("organisation")
    if isinstance(picker, OrganisationField):
        picker.look_up(on=today)  # of any CCG: an interest may lie in somebody else's practice
    return form


def _bearings(question: Question, draft: Draft, today: date) -> dict[str, Any]:
    match question:
        case Question.ROLE:
            return {"where": draft.where, "direct": draft.kind != INDIRECT}
        case Question.DATES:
            return {"declared_on": declared_on(draft, today=today)}
        case _:
            return {}


def declared_on(draft: Draft, *, today: date) -> date:
    """The day beside the signature of a paper; today for one's own word."""
    if Question.PAPER not in draft.answers:
        return today
    form = FORMS[Question.PAPER](draft.answers[Question.PAPER])
    return form.cleaned_data["on"] if form.is_valid() else today


def typed_in(form: Form, data: Mapping[str, Any]) -> Typed:
    """What a form's own boxes were sent with, to be kept and shown again."""
    names = tuple(name for name in form.fields if name != "once")
    return {key: value for key, value in data.items() if key.startswith(names)}


def first_unsound(draft: Draft, questions: list[Question], *, today: date) -> Question | None:
    """The first question that is not answered, or no longer well; None: it is time to check the answers."""
    return next((one for one in questions if not _is_well_answered(one, draft, today)), None)


def _is_well_answered(question: Question, draft: Draft, today: date) -> bool:
    return question in draft.answers and form_for(question, draft, today=today).is_valid()


def said(draft: Draft, questions: list[Question], *, today: date) -> dict[str, Any]:
    """What the answers declare, as the arguments of `services.declare`, `on` and `because` apart."""
    told: dict[str, Any] = {**NOTHING_SAID}
    for question in questions:
        form = form_for(question, draft, today=today)
        form.is_valid()
        told |= {name: value for name, value in form.cleaned_data.items() if name not in ("once", "on", "because", "where")}
    kind = told.pop("kind")
    direct = kind != INDIRECT
    told |= {"direct": direct} | ({"category": InterestCategory(kind)} if direct else {})
    return told | _identified(told["organisation"], told["text"])


def days_of(draft: Draft, questions: list[Question], *, today: date) -> dict[str, date | None]:
    """The days that the clocks count: when it began, was first known, and is declared."""
    told = said(draft, questions, today=today)
    return {"began": told["since"], "aware": told["aware_on"], "declared": declared_on(draft, today=today)}


def _identified(choice: Choice | None, text: str) -> dict[str, Any]:
    """A party that nobody has identified stays in the words: the interest cannot be matched, and says so."""
    if choice is None or choice.organisation is not None:
        return {"organisation": choice and choice.organisation, "text": text}
    return {"organisation": None, "text": text if choice.text in text else f"{choice.text}. {text}".strip()}


def paper_of(draft: Draft) -> str:
    """The paper that an officer read it from; empty for one's own word."""
    return draft.answers.get(Question.PAPER, {}).get("because", "")


def draft_of(interest: Interest) -> Draft:
    """An amendment, to begin with as the interest stands."""
    return Draft(person=interest.person_id, interest=interest.pk, version=interest.version, answers=dict(_answers(interest)))


def _answers(interest: Interest) -> Mapping[Question, Typed]:
    where = _where(interest)
    answers = {
        Question.KIND: {"kind": interest.category if interest.direct else INDIRECT},
        Question.WHERE: {"where": where.value},
        Question.ROLE: {"role": interest.role or "", "text": interest.text},
        Question.DATES: {
            **_boxes("since", interest.since),
            **_boxes("until", interest.until),
            **_boxes("aware_on", interest.aware_on),
        },
        Question.PUBLISH: {
            "publish": "yes" if interest.publish else "no",
            "not_published_because": interest.not_published_because,
        },
    }
    if not interest.direct:
        answers[Question.WHOSE] = {"relationship": interest.relationship or ""}
        answers[Question.THEIRS] = {"category": interest.category}
    match where:
        case Where.ORGANISATION:
            answers[Question.ORGANISATION] = _picked(interest.organisation)
        case Where.GROUP:
            answers[Question.GROUP] = {"affected_class": interest.affected_class or ""}
        case Where.TOPIC:
            answers[Question.TOPIC] = {"topic": interest.topic or ""}
        case Where.WORDS:
            pass
    return answers


def _where(interest: Interest) -> Where:
    if interest.organisation_id:
        return Where.ORGANISATION
    if interest.affected_class:
        return Where.GROUP
    return Where.TOPIC if interest.topic else Where.WORDS


def _picked(organisation: Organisation | None) -> Typed:
    """What the picker's boxes would hold had the organisation just been chosen in them."""
    if organisation is None:
        return {}
    named = organisation.ods_code or organisation.name
    return {
        "organisation": named,
        "organisation-choice": str(organisation.pk),
        "organisation-offered-for": named,
    }


def _boxes(name: str, on: date | None) -> Typed:
    if on is None:
        return {}
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}
