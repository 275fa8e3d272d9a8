"""What a scenario came to, for people: item by item, who must do what and why, and what is left."""

from collections.abc import Iterator

from coi_register.nhsuk.words import joined
from declarations.guidance.vocabulary import ADD_ON_LABELS, STEP_LABELS, AddOn, Step
from declarations.scenarios.outcome import Plain


def printed(answer: Plain) -> Iterator[str]:
    """The lines to print."""
    instruments = joined(answer["rulebook"]["instruments"]) or "no instrument"
    yield f"Meeting of {answer['date']}, under {instruments} (rule book {answer['rulebook']['digest'][:12]})"
    for committee in answer["committees"]:
        yield from _committee(committee)
    for item in answer["items"]:
        yield from _item(item)


def _committee(committee: Plain) -> Iterator[str]:
    made = committee["composition"]
    yield f"{committee['name']}: {made['lay_executive']} of {made['voting']} votes are lay or executive"
    yield from (f"  problem: {problem['says']} [{problem['rule']}]" for problem in made["problems"])
    yield from (f"  remark: {remark['says']} [{remark['rule']}]" for remark in made["remarks"])


def _item(item: Plain) -> Iterator[str]:
    yield ""
    yield f"Item {item['id']}"
    if item["scope"]["says"]:
        yield f"  {item['scope']['says']}"
    for person in item["people"]:
        yield from _person(person)
    for after in item["after"]:
        yield from _after(after)
    for remedy in item["remedies"]:
        follows = item["consequences"].get(" and ".join(remedy))
        yield f"  would mend it: {joined(remedy)}{f'. {follows}' if follows else ''}"


def _person(person: Plain) -> Iterator[str]:
    yield f"  {person['id']}: {_headline(person)}"
    for because in person["because"]:
        source = because["source"]
        yield f"    {' → '.join(because['path'])}"
        yield f"    {because['rule']}: {source['instrument']}, {source['place']} ({source['status']})"
    yield from (
        f"    {'cannot tell' if miss['doubt'] else 'not a conflict'}: {miss['says']}" for miss in person["near_misses"]
    )


def _headline(person: Plain) -> str:
    if person["step"] is None:
        return str(person["outcome"]).replace("_", " ")
    extras = [ADD_ON_LABELS[AddOn(add_on)].lower() for add_on in person["also"]]
    return joined([STEP_LABELS[Step(person["step"])].lower(), *extras])


def _after(after: Plain) -> Iterator[str]:
    quorate = {True: "quorate", False: "not quorate", None: "quorum not known"}[after["quorate"]]
    majority = {True: "lay and executive majority", False: "no lay and executive majority", None: ""}
    voice = "no clinician left to be heard" if after["clinical_voice"] is False else ""
    parts = [f"{after['voting_present']} votes", quorate, majority[after["lay_executive_majority"]], voice]
    chair = f"{after['chair']} in the chair" if after["chair"] else "nobody in the chair yet"
    yield f"  {after['committee']}: {joined([*filter(None, parts), chair])}"
    yield from (f"    fails: {clause}" for clause in after["failed_clauses"])
