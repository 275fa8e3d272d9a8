"""What a scenario came to, as plain data with the scenario's own names; its keys are fixed, for other programs read them."""

from typing import Any

from committees.organisations.facts import Key
from declarations.guidance.findings import After, Because, Composition, Finding, ItemAssessment, NearMiss
from declarations.guidance.remaining import demands
from declarations.guidance.vocabulary import AddOn
from declarations.scenarios.services import Played

Plain = dict[str, Any]


def outcome(played: Played) -> Plain:
    """The whole answer."""
    answer = played.found.standing
    return {
        "date": answer.date.isoformat(),
        "rulebook": {"digest": answer.digest, "instruments": list(answer.instruments)},
        "committees": [_committee(played, composition) for composition in answer.composition],
        "items": [_item(played, item) for item in answer.items],
    }


def name_of(names: dict[str, Any], key: Key | None) -> str | None:
    """The scenario's name for a row; None for no row."""
    return next((name for name, known in names.items() if known == key), None)


def _committee(played: Played, composition: Composition) -> Plain:
    return {
        "name": name_of(played.committees, composition.committee),
        "composition": {
            "lay_executive_majority": _majority(played, composition),
            "lay_executive": composition.majority.lay_executive,
            "voting": composition.majority.voting,
            "problems": [{"rule": problem.rule, "says": problem.says} for problem in composition.problems],
            "remarks": [{"rule": remark.rule, "says": remark.says} for remark in composition.remarks],
        },
    }


def _majority(played: Played, composition: Composition) -> bool | None:
    committee = next(one for one in played.found.meeting.committees if one.key == composition.committee)
    return composition.majority.holds if demands(committee, played.found.book).majority else None


def _item(played: Played, item: ItemAssessment) -> Plain:
    return {
        "id": name_of(played.items, item.item),
        "scope": {
            "in_scope": item.scope.in_scope,
            "says": item.scope.says,
            "part": item.scope.part.says if item.scope.part else None,
        },
        "people": [_person(played, key, finding) for key, finding in item.findings.items()],
        "after": [_after(played, after) for after in item.after],
        "remedies": [[*remedy.words] for remedy in item.remedies],
        "consequences": {" and ".join(remedy.words): remedy.consequence for remedy in item.remedies if remedy.consequence},
    }


def _person(played: Played, key: Key, finding: Finding) -> Plain:
    name = name_of(played.people, played.found.sittings[key].person or key)
    return {
        "id": name,
        "outcome": finding.outcome.value,
        "step": finding.step.value if finding.step else None,
        "also": [add_on.value for add_on in AddOn if add_on in finding.also],
        "because": [_because(played, because) for because in finding.because],
        "near_misses": [_near_miss(played, miss) for miss in finding.near_misses],
    }


def _because(played: Played, because: Because) -> Plain:
    return {
        "rule": because.rule,
        "interest": _place(played, because.interest),
        "party": because.party,
        "path": [stretch.label for stretch in because.path],
        "source": {
            "instrument": because.source.instrument,
            "place": because.source.place,
            "status": because.source.status.value,
        },
    }


def _near_miss(played: Played, miss: NearMiss) -> Plain:
    return {
        "says": miss.says,
        "interest": _place(played, miss.interest),
        "party": miss.party,
        "doubt": miss.doubt,
    }


def _place(played: Played, interest: Key | None) -> int | None:
    """Which of the person's interests it is, counted from 1 as they stand in the file."""
    return None if interest is None else played.interests.get(interest)


def _after(played: Played, after: After) -> Plain:
    return {
        "committee": name_of(played.committees, after.committee),
        "quorate": after.quorate,
        "failed_clauses": [clause.says for clause in after.failed_clauses],
        "lay_executive_majority": after.lay_executive_majority,
        "voting_present": after.voting_present,
        "chair": name_of(played.people, played.found.sittings[after.chair].person or after.chair) if after.chair else None,
        "clinician_present": after.clinician_present,
        "clinical_voice": after.voice.is_left if after.voice else None,
    }
