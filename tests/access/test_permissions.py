"""Each permission says of each thing and everybody what the matrix says, and no more."""

from collections.abc import Callable
from typing import Any

import pytest

from coi_register.accounts.actors import Actor
from coi_register.accounts.policy import Where
from coi_register.verdicts import Allowed, AskedAgain, Refused
from committees.meetings import permissions as meetings
from committees.meetings.vocabulary import Part
from committees.organisations import permissions as organisations
from committees.papers import permissions as papers
from committees.people import permissions as people
from committees.seats import permissions as seats
from declarations.adoption import permissions as adoption
from declarations.breaches import permissions as breaches
from declarations.campaigns import permissions as campaigns
from declarations.changes import permissions as changes
from declarations.conflicts import permissions as conflicts
from declarations.evidence import permissions as evidence
from declarations.gifts import permissions as gifts
from declarations.imports import permissions as imports
from declarations.interests import permissions as interests
from declarations.minutes import permissions as minutes
from declarations.oversight import permissions as oversight
from declarations.registers import permissions as registers
from declarations.reports import permissions as reports
from declarations.review import permissions as review
from declarations.rulebook import permissions as rulebook
from tests.access.world import Place, World

Asked = Callable[[Actor, World, str], Any]
Told = Callable[[Any, World, str], bool]


def _of(kind: str, *actions: str) -> Told:
    """Any of the actions where the thing is."""
    return lambda persona, world, key: any(persona.may(action, world.things[key][kind].place) for action in actions)


def _somewhere(*actions: str) -> Told:
    return lambda persona, world, key: any(persona.may(action, persona.everywhere) for action in actions)


def _where(world: World, key: str) -> Where:
    place = world.things[key]["meeting"].place
    return Where(place.ccgs, place.committees)


SAME: dict[str, tuple[Asked, Told]] = {
    "read a meeting": (
        lambda who, w, k: meetings.may_read_meeting(who, w.rows[f"meeting_{k}"]),
        _of("meeting", "read_meeting"),
    ),
    "convene": (
        lambda who, w, k: meetings.may_convene(who, w.rows[f"ccg_{k}"], [w.rows[f"board_{k}"]]),
        _of("meeting", "keep_agenda"),
    ),
    "convene anywhere": (lambda who, w, k: meetings.may_convene_anywhere(who), _somewhere("keep_agenda")),
    "keep an agenda": (
        lambda who, w, k: meetings.may_keep_agenda(who, w.rows[f"meeting_{k}"]),
        _of("meeting", "keep_agenda"),
    ),
    "keep papers": (
        lambda who, w, k: papers.may_keep_papers(who, w.rows[f"item_{k}"]),
        _of("meeting", "keep_agenda"),
    ),
    "set concerns": (
        lambda who, w, k: meetings.may_set_concerns(who, w.rows[f"item_{k}"]),
        _of("item", "set_concerns", "keep_agenda"),
    ),
    "record attendance": (
        lambda who, w, k: meetings.may_record_any_attendance(who, w.rows[f"meeting_{k}"]),
        _of("meeting", "record_attendance"),
    ),
    "record who sits in a seat": (
        lambda who, w, k: meetings.may_record_attendance(who, w.rows[f"meeting_{k}"], w.rows[f"gp_{k}"].holdings.get().seat),
        _of("seat", "record_attendance"),
    ),
    "read a private item": (
        lambda who, w, k: meetings.may_read_item(who, w.rows[f"private_{k}"]),
        lambda persona, w, k: (
            _of("meeting", "read_private_item", "keep_agenda")(persona, w, k)
            and not persona.is_bound_by(w.things[k]["private_item"].bound)
        ),
    ),
    "read a public item of a meeting assessed": (
        lambda who, w, k: conflicts.may_read_item(who, Part.PUBLIC, meeting=_where(w, k), item=Where(), convener=Where()),
        _of("meeting", "read_meeting"),
    ),
    "read a private item of one's committee": (
        lambda who, w, k: conflicts.may_read_item(who, Part.PRIVATE, meeting=Where(), item=_where(w, k), convener=Where()),
        _of("meeting", "read_private_item"),
    ),
    "read a private item of the agenda one keeps": (
        lambda who, w, k: conflicts.may_read_item(who, Part.PRIVATE, meeting=Where(), item=Where(), convener=_where(w, k)),
        _of("meeting", "keep_agenda"),
    ),
    "invite a person": (lambda who, w, k: people.may_invite(who, w.rows[f"gp_{k}"]), _of("person", "keep_people")),
    "see connections": (lambda who, w, k: organisations.may_see_connections(who), _somewhere("see_connections")),
    "read organisations": (lambda who, w, k: organisations.may_read(who), _somewhere("read_organisation")),
    "keep organisations": (lambda who, w, k: organisations.may_keep(who), _somewhere("keep_organisations")),
    "keep people": (lambda who, w, k: people.may_keep(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "keep_people")),
    "keep relations": (lambda who, w, k: people.may_relate(who, w.rows[f"gp_{k}"]), _of("person", "keep_relations")),
    "establish": (lambda who, w, k: seats.may_establish(who, w.rows[f"ccg_{k}"]), _of("ccg", "keep_committee")),
    "establish any": (lambda who, w, k: seats.may_establish_any(who), _somewhere("keep_committee")),
    "keep a committee": (lambda who, w, k: seats.may_keep(who, w.rows[f"board_{k}"]), _of("committee", "keep_committee")),
    "read a committee": (lambda who, w, k: seats.may_read(who, w.rows[f"board_{k}"]), _of("committee", "read_committee")),
    "keep a rule book": (lambda who, w, k: adoption.may_keep(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "keep_rule_book")),
    "read local rules": (lambda who, w, k: adoption.may_read(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "read_local_rules")),
    "read the book": (
        lambda who, w, k: adoption.may_read_book_of(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "read_rule_book_of_ccg"),
    ),
    "put in force": (
        lambda who, w, k: adoption.may_put_in_force(who, w.rows[f"variation_{k}"]),
        lambda p, w, k: (
            p.may("put_rule_in_force", w.things[k]["ccg"].place) and p.user != w.rows[f"variation_{k}"].written_by
        ),
    ),
    "see changes": (
        lambda who, w, k: changes.may_see_changes(who, w.rows[f"meeting_{k}"]),
        _of("meeting", "see_flags_on_others"),
    ),
    "look": (lambda who, w, k: changes.may_look(who, w.rows[f"meeting_{k}"]), _of("meeting", "mark_changes_seen")),
    "look into": (lambda who, w, k: changes.may_look_into(who, w.rows[f"ccg_{k}"]), _of("ccg", "look_into_hindsight")),
    "open a meeting": (lambda who, w, k: conflicts.may_see_meeting(who, _where(w, k)), _of("meeting", "read_meeting")),
    "see others' flags": (
        lambda who, w, k: conflicts.may_see_flags_on_others(who, _where(w, k)),
        _of("meeting", "see_flags_on_others"),
    ),
    "see own flags": (
        lambda who, w, k: conflicts.may_see_own_flags(who, w.rows[f"gp_{k}"].pk),
        lambda p, w, k: p.may("see_flags_on_oneself", Place(person=w.rows[f"gp_{k}"].pk)),
    ),
    "record a chosen chair": (
        lambda who, w, k: conflicts.may_record_a_chosen_chair(who, _where(w, k)),
        _of("meeting", "record_chosen_chair"),
    ),
    "dismiss": (
        lambda who, w, k: conflicts.may_dismiss(who, person=w.rows[f"gp_{k}"].pk, where=_where(w, k)),
        lambda p, w, k: p.may("dismiss_match", w.things[k]["meeting"].place) and p.person != w.rows[f"gp_{k}"].pk,
    ),
    "confirm a dismissal": (
        lambda who, w, k: conflicts.may_confirm(
            who, person=w.rows[f"gp_{k}"].pk, dismissed_by=w.rows[f"dismissal_{k}"].dismissed_by_id, where=_where(w, k)
        ),
        lambda p, w, k: (
            p.may("dismiss_match", w.things[k]["meeting"].place)
            and p.person != w.rows[f"gp_{k}"].pk
            and p.user != w.rows[f"dismissal_{k}"].dismissed_by
        ),
    ),
    "read precedents": (
        lambda who, w, k: conflicts.may_read_precedents(who, _where(w, k)),
        _of("meeting", "read_precedents"),
    ),
    "read dismissals": (
        lambda who, w, k: conflicts.may_read_dismissals(who, _where(w, k)),
        _of("meeting", "read_dismissals"),
    ),
    "rule": (
        lambda who, w, k: conflicts.may_rule(
            who,
            person=w.rows[f"gp_{k}"].pk,
            in_the_chair=w.rows[f"people_{k}"]["chair"].pk,
            chair_name="the chair",
            where=_where(w, k),
        ),
        lambda p, w, k: p.person == w.rows[f"people_{k}"]["chair"].pk and p.may("rule", w.things[k]["meeting"].place),
    ),
    "read a register": (
        lambda who, w, k: registers.may_read_register(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "read_register"),
    ),
    "read all that a register keeps": (
        lambda who, w, k: registers.may_read_kept_entries(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "read_kept_entries"),
    ),
    "read what is withheld": (
        lambda who, w, k: registers.may_read_whole(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "read_whole_register"),
    ),
    "prepare an edition": (
        lambda who, w, k: registers.may_prepare(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "prepare_edition"),
    ),
    "publish an edition": (
        lambda who, w, k: registers.may_publish(who, w.rows[f"edition_{k}"]),
        lambda p, w, k: p.may("publish_edition", w.things[k]["ccg"].place) and p.user != w.rows[f"edition_{k}"].prepared_by,
    ),
    "ask to withhold": (
        lambda who, w, k: registers.may_ask_to_withhold(who, w.rows[f"gp_{k}"]),
        _of("person", "ask_withholding"),
    ),
    "read requests to withhold": (
        lambda who, w, k: registers.may_read_withholdings(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "read_withholding"),
    ),
    "read a request to withhold": (
        lambda who, w, k: registers.may_read_withholding(who, w.rows[f"withholding_{k}"]),
        _of("withholding", "read_withholding"),
    ),
    "decide a request to withhold": (
        lambda who, w, k: registers.may_decide(who, w.rows[f"withholding_{k}"]),
        _of("withholding", "decide_withholding"),
    ),
    "hold an entry": (lambda who, w, k: registers.may_hold(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "hold_entry")),
    "say who decides": (
        lambda who, w, k: registers.may_mark_in(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "mark_decision_maker"),
    ),
    "say that somebody decides": (
        lambda who, w, k: registers.may_mark(who, w.rows[f"gp_{k}"], w.rows[f"ccg_{k}"].pk),
        lambda p, w, k: p.may("mark_decision_maker", w.things[k]["ccg"].place) and p.person != w.rows[f"gp_{k}"].pk,
    ),
    "read minutes": (lambda who, w, k: minutes.may_read(who, w.rows[f"meeting_{k}"]), _of("meeting", "read_minutes")),
    "read draft minutes": (
        lambda who, w, k: minutes.may_read_draft(who, w.rows[f"meeting_{k}"]),
        _of("meeting", "read_draft_minutes"),
    ),
    "write minutes": (lambda who, w, k: minutes.may_write(who, w.rows[f"meeting_{k}"]), _of("meeting", "write_minutes")),
    "approve some minutes": (
        lambda who, w, k: minutes.may_approve_any(who, w.rows[f"meeting_{k}"]),
        _of("meeting", "approve_minutes"),
    ),
    "approve minutes where one presided": (
        lambda who, w, k: minutes.may_approve(who, w.rows[f"meeting_{k}"], {who.person}),
        _of("meeting", "approve_minutes"),
    ),
    "issue papers": (lambda who, w, k: evidence.may_issue(who, w.rows[f"meeting_{k}"]), _of("meeting", "issue_papers")),
    "read issues": (lambda who, w, k: evidence.may_read_issues(who, w.rows[f"meeting_{k}"]), _of("meeting", "read_issue")),
    "take an issue away": (
        lambda who, w, k: evidence.may_export(who, w.rows[f"meeting_{k}"], reads_all=True),
        _of("meeting", "export_issue"),
    ),
    "take half an issue away": (
        lambda who, w, k: evidence.may_export(who, w.rows[f"meeting_{k}"], reads_all=False),
        lambda p, w, k: False,
    ),
    "read declarations": (lambda who, w, k: interests.may_read(who, w.rows[f"gp_{k}"]), _of("person", "read_declaration")),
    "read a review": (lambda who, w, k: review.may_read_review(who, w.rows[f"gp_{k}"]), _of("person", "read_review")),
    "review": (
        lambda who, w, k: review.may_review(who, w.rows[f"gp_{k}"]),
        lambda p, w, k: p.may("review_declaration", w.things[k]["person"].place) and p.person != w.rows[f"gp_{k}"].pk,
    ),
    "answer a question": (lambda who, w, k: review.may_answer(who, w.rows[f"gp_{k}"]), _of("person", "declare")),
    "tie an interest": (lambda who, w, k: interests.may_tie(who, w.rows[f"gp_{k}"]), _of("person", "tie_interest")),
    "attest": (lambda who, w, k: interests.may_attest(who, w.rows[f"gp_{k}"]), _of("person", "declare")),
    "declare for oneself": (lambda who, w, k: interests.may_declare_own(who, w.rows[f"gp_{k}"]), _of("person", "declare")),
    "declare": (
        lambda who, w, k: interests.may_declare(who, w.rows[f"gp_{k}"]),
        _of("person", "declare", "draft_declaration"),
    ),
    "amend": (lambda who, w, k: interests.may_amend(who, w.rows[f"interest_{k}"]), _of("interest", "declare")),
    "agree mitigation": (
        lambda who, w, k: interests.may_agree_mitigation(who, w.rows[f"gp_{k}"]),
        lambda p, w, k: p.may("agree_mitigation", w.things[k]["person"].place) and p.person != w.rows[f"gp_{k}"].pk,
    ),
    "import a register": (
        lambda who, w, k: imports.may_import(who, w.rows[f"ccg_{k}"].pk),
        _of("ccg", "import_register"),
    ),
    "read imports": (lambda who, w, k: imports.may_read(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "read_import")),
    "read campaigns": (lambda who, w, k: campaigns.may_read(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "read_campaign")),
    "read any campaigns": (lambda who, w, k: campaigns.may_read_any(who), _somewhere("read_campaign")),
    "keep campaigns": (lambda who, w, k: campaigns.may_keep(who, w.rows[f"ccg_{k}"].pk), _of("ccg", "keep_campaign")),
    "keep any campaigns": (lambda who, w, k: campaigns.may_keep_any(who), _somewhere("keep_campaign")),
    "read reports": (lambda who, w, k: reports.may_read_reports(who), _somewhere("read_report")),
    "oversee": (lambda who, w, k: oversight.may_oversee(who), _somewhere("read_oversight")),
    "read what was offered": (lambda who, w, k: gifts.may_read(who, w.rows[f"gp_{k}"]), _of("offer", "read_gift")),
    "read a register of gifts": (
        lambda who, w, k: gifts.may_read_register(who, w.rows[f"ccg_{k}"]),
        _of("ccg", "read_gift"),
    ),
    "tell what one was offered": (
        lambda who, w, k: gifts.may_declare_own(who, w.rows[f"gp_{k}"]),
        _of("offer", "declare_gift"),
    ),
    "record an offer": (
        lambda who, w, k: gifts.may_record(who, w.rows[f"gp_{k}"]),
        _of("offer", "declare_gift", "draft_gift"),
    ),
    "record an offer from paper": (
        lambda who, w, k: gifts.may_record_from_paper_somewhere(who),
        _somewhere("draft_gift"),
    ),
    "approve an offer": (lambda who, w, k: gifts.may_approve(who, w.rows[f"offer_{k}"]), _of("offer", "approve_gift")),
    "confirm that there were no gifts": (
        lambda who, w, k: gifts.may_confirm_nil(who, w.rows[f"ccg_{k}"]),
        _of("ccg", "confirm_no_gifts"),
    ),
    "read a breach": (lambda who, w, k: breaches.may_read(who, w.rows[f"breach_{k}"]), _of("breach", "read_breach")),
    "read breaches": (lambda who, w, k: breaches.may_read_any(who), _somewhere("read_breach")),
    "hand over a breach": (
        lambda who, w, k: breaches.may_draft(who, w.rows[f"ccg_{k}"], w.rows[f"gp_{k}"]),
        _of("breach", "draft_breach"),
    ),
    "hand over a breach somewhere": (lambda who, w, k: breaches.may_draft_any(who), _somewhere("draft_breach")),
    "assess a breach": (lambda who, w, k: breaches.may_assess(who, w.rows[f"breach_{k}"]), _of("breach", "assess_breach")),
    "read the rules": (lambda who, w, k: rulebook.may_read(who), _somewhere("read_rule_book")),
}


@pytest.mark.parametrize("what", SAME)
def test_a_permission_says_what_the_matrix_says(what: str, world: World, actors: dict[str, Actor]) -> None:
    asked, told = SAME[what]
    answers = [
        (persona, key, asked(actors[persona.key], world, key)) for persona in world.personas.values() for key in ("a", "b")
    ]
    wrong = [
        f"{persona.key} in {key}: {'allowed' if verdict else 'refused'}"
        for persona, key, verdict in answers
        if bool(verdict) is not told(persona, world, key) or not isinstance(verdict, Allowed | Refused | AskedAgain | bool)
    ]
    assert not wrong, f"{what}: {wrong}"
