"""What a rule of the CCG's own says, and the cases it is tried with."""

from typing import Any, cast

from django import forms

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, DayField, Tick, Ticks, Words
from coi_register.nhsuk.forms import Form
from committees.meetings.vocabulary import AFFECTED_CLASS_LABELS, ITEM_KIND_LABELS, PART_PLAYED_LABELS, ROUTE_LABELS
from committees.organisations.vocabulary import ORGANISATION_KIND_LABELS, OrganisationKind
from declarations.adoption.models import Variation
from declarations.adoption.wording import Wording
from declarations.guidance.conditions import CONDITIONS
from declarations.guidance.rules import Rule
from declarations.guidance.trying import Case
from declarations.guidance.vocabulary import (
    INTEREST_CATEGORY_LABELS,
    INTEREST_ROLE_LABELS,
    RELATIONSHIP_LABELS,
    STEP_LABELS,
    AddOn,
    Step,
)
from declarations.guidance.written import WORLD

NO_CONFLICT = "none"
HINTS = {words: asks.__doc__ or "" for words, asks in CONDITIONS.items()}
STEPS = [*choices_of(STEP_LABELS), (NO_CONFLICT, "Nothing: it is no conflict")]


def conditions() -> list[tuple[str, str]]:
    """Every condition there is, in words."""
    return [(words, words[:1].upper() + words[1:]) for words in CONDITIONS]


def organisations() -> list[tuple[str, str]]:
    """The invented organisations of all cases, each with what it is."""
    return [(each["name"], f"{each['name']} ({_kind(each)})") for each in WORLD["organisations"]]


def _kind(each: dict[str, Any]) -> str:
    of = {True: ", a member of the CCG", None: ""}.get(each.get("member_practice"), ", of another CCG")
    return f"{ORGANISATION_KIND_LABELS[OrganisationKind(each['kind'])].lower()}{of}"


def parties() -> list[tuple[str, str]]:
    """What the item of a case may concern."""
    return [*organisations(), *((f"class:{key}", label) for key, label in AFFECTED_CLASS_LABELS.items())]


class VersionForm(Form):
    """What is told with every change: which version of the draft was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def told(self) -> dict[str, Any]:
        """Only for a valid form; a version that was taken out of the form is none that stands."""
        return {"version": self.cleaned_data["version"] or 0, "once": self.cleaned_data["once"]}


class WordingForm(VersionForm):
    says = Words("What does the rule say?", rows=3, hint="To the person concerned, in a sentence")
    replaces = Choice(
        "In the place of which rule?", choices=(), as_select=True, empty_text="None: it is one more", required=False
    )
    when = Ticks("It applies when all of these hold", choices=conditions, hints=HINTS)
    unless = Ticks("Unless one of these holds", choices=conditions, required=False)
    step = Choice("What does it recommend?", choices=STEPS)
    no_papers = Tick("They receive no papers on the item")
    since = DayField("From")
    until = DayField("Until", hint="The first day without it. Leave it empty where it has no end.", required=False)
    place = Words(
        "Where does it stand in your policy?", max_length=200, hint="For example: conflicts policy, section on meetings"
    )
    reason = Words("Why does the CCG want it?", rows=3)

    def __init__(self, *args: Any, replaceable: tuple[Rule, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = cast(Choice, self.fields["replaces"])
        asked.choices = [("", ""), *((rule.id, f"{rule.says.strip()} ({rule.id})") for rule in replaceable)]

    def wording(self) -> Wording:
        """What was answered. Only for a valid form."""
        given = self.cleaned_data
        return Wording(
            says=given["says"],
            when=tuple(given["when"]),
            unless=tuple(given["unless"] or ()),
            place=given["place"],
            reason=given["reason"],
            since=given["since"],
            until=given["until"],
            step=None if given["step"] == NO_CONFLICT else Step(given["step"]),
            no_papers=given["no_papers"],
            replaces=given["replaces"] or None,
        )


def words_of(rule: Rule | Variation) -> dict[str, Any]:
    """The answers to start from: those of a rule to be replaced, or of a draft to be changed."""
    if isinstance(rule, Rule):
        also: dict[str, Any] = {"replaces": rule.id, "no_papers": AddOn.NO_PAPERS in rule.also}
    else:
        also = {name: getattr(rule, name) for name in ("no_papers", "since", "until", "place", "reason")}
        also["replaces"] = "" if rule.rule.startswith("ours-") else rule.rule
    return also | {
        "says": rule.says.strip(),
        "when": [*rule.when],
        "unless": [*rule.unless],
        "step": rule.step or NO_CONFLICT,
    }


class CaseForm(VersionForm):
    says = Words("The case in a sentence", hint="For example: a partner’s own practice is paid", max_length=200)
    fires = Choice("Should the rule fire?", choices=[("yes", "Yes"), ("no", "No, it is a near miss")], inline=True)
    category = Choice("The interest is", choices=choices_of(INTEREST_CATEGORY_LABELS))
    whose = Choice(
        "Whose is it?",
        choices=[("own", "The person’s own"), *choices_of(RELATIONSHIP_LABELS)],
    )
    role = Choice("In which role?", choices=choices_of(INTEREST_ROLE_LABELS), as_select=True, required=False)
    lies_in = Choice("In which organisation?", choices=organisations, as_select=True)
    kind = Choice("The item is about", choices=choices_of(ITEM_KIND_LABELS), as_select=True)
    decision = Tick("It asks for a decision")
    route = Choice("By which route?", choices=choices_of(ROUTE_LABELS), as_select=True, required=False)
    concerns = Choice("The item concerns", choices=parties, as_select=True)
    part_played = Choice("As what?", choices=choices_of(PART_PLAYED_LABELS), as_select=True, required=False)

    def case(self) -> Case:
        """What was answered, in the shape of the guidance's cases. Only for a valid form."""
        given = self.cleaned_data
        return Case(says=given["says"], fires=given["fires"] == "yes", interest=_interest(given), item=_item(given))


def _interest(given: dict[str, Any]) -> dict[str, Any]:
    own = given["whose"] == "own"
    interest = {"category": given["category"], "direct": own, "in": given["lies_in"]}
    if not own:
        interest["relationship"] = given["whose"]
    return interest | ({"role": given["role"]} if given["role"] else {})


def _item(given: dict[str, Any]) -> dict[str, Any]:
    named = given["concerns"]
    affected = named.removeprefix("class:")
    concern = {"organisation": named} if affected == named else {"class": affected}
    if given["part_played"] and affected == named:
        concern["as"] = given["part_played"]
    item = {"kind": given["kind"], "decision": given["decision"], "concerns": [concern]}
    return item | ({"route": given["route"]} if given["route"] else {})
