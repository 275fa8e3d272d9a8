"""What is stored of an assessment, and how one differs from another, in words."""

from dataclasses import replace

from declarations.changes.answers import (
    CLEAR,
    DOUBT,
    NOT_THERE,
    Answer,
    Answers,
    Aspect,
    Standing,
    answer_of,
    differences,
)
from declarations.guidance.findings import Because, Finding, Source
from declarations.guidance.vocabulary import AddOn, Outcome, Status, Step, Strength

SAFE = Standing(quorate=True, majority=True, chair="ada", votes=6)
LEAVE = Answer(Outcome.FLAG, Step.LEAVE, interest="an interest", version=2, rule="a-rule", instrument="G2017")


def answers(*, found=(), left=SAFE, people=("ada", "basil"), items=("4",)) -> Answers:
    return Answers(
        frozenset(people), dict(found), {(item, "pccc"): left for item in items}, {"ada": "Ada Example", "bo": "Bo Example"}
    )


def said(before: Answers, after: Answers) -> list[tuple[object, str, str]]:
    return [(one.person or one.aspect, one.before, one.after) for one in differences(before, after)]


def test_a_flag_is_stored_with_its_heaviest_reason_and_says_its_step_and_add_ons() -> None:
    source = Source("G2017", "a place", Strength.SHOULD, Status.OURS)
    reasons = tuple(
        Because(rule, source, Step.LEAVE, frozenset(), rule[-1], 3, "Harbourside Ltd", ()) for rule in ("r1", "r2")
    )
    stored = answer_of(Finding(Outcome.FLAG, Step.LEAVE, frozenset({AddOn.NO_PAPERS, AddOn.NEW_CHAIR}), reasons))
    assert (stored.rule, stored.interest, stored.version, stored.instrument) == ("r1", "1", 3, "G2017")
    assert stored.says == "Leave; no papers; someone else takes the chair"


def test_what_is_clear_and_what_nobody_can_tell_have_no_reason() -> None:
    assert answer_of(Finding(Outcome.CLEAR)) == CLEAR
    assert answer_of(Finding(Outcome.CANNOT_TELL)) == DOUBT
    assert (CLEAR.says, DOUBT.says) == ("No conflict", "Cannot tell")


def test_a_flag_weighs_more_than_a_doubt_and_a_doubt_more_than_nothing() -> None:
    note = replace(LEAVE, step=Step.NOTE)
    assert sorted([LEAVE, CLEAR, note, DOUBT], key=lambda answer: answer.weight) == [CLEAR, DOUBT, note, LEAVE]


def test_nothing_differs_from_itself() -> None:
    same = answers(found={("4", "basil"): LEAVE})
    assert said(same, same) == []


def test_a_flag_that_comes_or_goes_is_told_against_no_conflict() -> None:
    flagged, clear = answers(found={("4", "basil"): LEAVE}), answers()
    assert said(clear, flagged) == [("basil", "No conflict", "Leave")]
    assert said(flagged, clear) == [("basil", "Leave", "No conflict")]
    (came,), (went,) = differences(clear, flagged), differences(flagged, clear)
    assert came.interest == went.interest == "an interest"


def test_another_interest_or_version_behind_the_same_step_is_no_news() -> None:
    other = replace(LEAVE, interest="another", version=1, rule="another-rule")
    assert said(answers(found={("4", "basil"): LEAVE}), answers(found={("4", "basil"): other})) == []


def test_who_comes_or_goes_with_a_flag_is_told_as_taking_no_part_and_never_as_no_conflict() -> None:
    flagged, gone = answers(found={("4", "basil"): LEAVE}), answers(people=["ada"])
    assert said(flagged, gone) == [("basil", "Leave", NOT_THERE)]
    assert said(gone, flagged) == [("basil", NOT_THERE, "Leave")]
    assert said(answers(), gone) == []  # without a flag their coming and going is no news


def test_an_item_new_to_the_agenda_or_taken_off_it_is_no_change_of_an_answer() -> None:
    two = answers(found={("5", "basil"): LEAVE}, items=["4", "5"])
    assert said(answers(), two) == said(two, answers()) == []


def test_each_aspect_of_what_is_left_is_told_and_votes_alone_are_not() -> None:
    lost = Standing(quorate=False, majority=False, chair="bo", votes=2)
    assert said(answers(), answers(left=lost)) == [
        (Aspect.QUORUM, "Quorate", "Not quorate"),
        (Aspect.MAJORITY, "Lay and executive majority", "No lay and executive majority"),
        (Aspect.CHAIR, "Ada Example presides", "Bo Example presides"),
    ]
    assert said(answers(), answers(left=replace(SAFE, votes=5))) == []
    assert said(answers(), answers(left=replace(SAFE, chair=None)))[0][2] == "Nobody presides"


def test_a_doubt_that_ends_in_no_conflict_is_settled_and_one_that_ends_in_a_flag_is_not() -> None:
    doubtful = answers(found={("4", "basil"): DOUBT})
    (settled,), (worse,) = differences(doubtful, answers()), differences(doubtful, answers(found={("4", "basil"): LEAVE}))
    assert (settled.settles_a_doubt, worse.settles_a_doubt) == (True, False)
