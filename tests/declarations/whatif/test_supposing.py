"""Each supposition changes what it speaks of and nothing else, and the ordinary assessment answers."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from committees.meetings.facts import Concern
from committees.meetings.vocabulary import PartPlayed
from committees.organisations.facts import Link, Organisation
from committees.organisations.vocabulary import LinkKind, OrganisationKind
from committees.seats.vocabulary import SeatCategory
from declarations.conflicts.assessment import assess
from declarations.guidance.facts import Interest, Ruled
from declarations.guidance.rulebook import load
from declarations.guidance.vocabulary import InterestCategory, InterestRole, Outcome, Step
from declarations.whatif.supposing import supposed
from declarations.whatif.suppositions import NOTHING, Away, Comes, Deputised, Handled, Invited, Known, Party, is_possible
from tests.declarations.table import committee, item, meeting, quorum, sitting

CONFIRMED = date(2018, 1, 10)
HARBOURSIDE = Organisation("harbourside", "Harbourside Ltd", OrganisationKind.COMPANY)
RIVERSIDE = Organisation("riverside", "Riverside Practice", OrganisationKind.GP_PRACTICE, member_of_ccg="NHS Wexbridge CCG")
DIRECTOR = Interest(
    "director", InterestCategory.FINANCIAL, direct=True, role=InterestRole.DIRECTOR, organisation="harbourside"
)
AWARD = item("6", concerns=(Concern(organisation="harbourside", part_played=PartPlayed.BIDDER),))
OTHER = item("7", concerns=(Concern(topic="dermatology"),))


def sits(key, category, **facts):
    return sitting(key, category, confirmed=CONFIRMED, **facts)


PEOPLE = (
    sits("chair", "lay", chair=True),
    sits("vice", "lay", vice_chair=True),
    sits("exec", "executive"),
    sits("gp", "gp", interests=(DIRECTOR,)),
    sits("nurse", "nurse", present=False),
)
TABLE = meeting(
    *PEOPLE,
    committees=[committee(quorum=quorum(4, "nurse"))],
    items=[AWARD, OTHER],
    organisations={"harbourside": HARBOURSIDE},
)
RULINGS = (Ruled("6", "gp", Step.LEAVE, no_papers=True),)


def answer(*suppositions, known=NOTHING, rulings=(), at=0, facts=TABLE):
    altered, ruled = supposed(facts, rulings, suppositions, known)
    return assess(altered, load(), ruled).items[at]


def left(*suppositions, **more):
    [after] = answer(*suppositions, **more).after
    return after


def test_supposing_nothing_changes_nothing():
    assert supposed(TABLE, RULINGS, ()) == (TABLE, RULINGS)


def test_a_step_tried_stands_in_for_a_ruling():
    assert "gp" not in left().present
    assert "gp" in left(Handled("6", "gp", None)).present
    assert "exec" not in left(Handled("6", "exec", Step.LEAVE_FOR_DECISION)).present


def test_a_step_tried_replaces_a_ruling_and_leaves_those_on_others():
    on_others = Ruled("7", "gp", Step.NOTE)
    _, ruled = supposed(TABLE, (*RULINGS, on_others), [Handled("6", "gp", Step.NOTE)])
    assert set(ruled) == {on_others, Ruled("6", "gp", Step.NOTE, no_papers=True)}


def test_somebody_away_is_away_in_every_seat_of_theirs():
    second = replace(PEOPLE[2], key=("exec", "Other"), person="exec")
    altered, _ = supposed(replace(TABLE, sittings=(*PEOPLE, second)), (), [Away("exec")])
    assert [each.key for each in altered.sittings if not each.present] == ["exec", "nurse", ("exec", "Other")]


def test_somebody_who_comes_is_there_for_every_item():
    facts = replace(TABLE, sittings=(*PEOPLE[:-1], replace(PEOPLE[-1], absent_for=frozenset({"6"}))))
    assert left(facts=facts).quorate is False
    assert left(Comes("nurse"), facts=facts).quorate is True


def test_a_vacant_seat_does_not_come():
    facts = replace(TABLE, sittings=(*PEOPLE[:-1], replace(PEOPLE[-1], vacant=True)))
    assert left(Comes("nurse"), facts=facts).quorate is False


def with_deputy(**facts):
    return replace(TABLE, sittings=(*PEOPLE, sits("deputy", "nurse", deputy_for="nurse", present=False, **facts)))


def test_a_deputy_comes_in_the_seat_of_whom_they_stand_in_for():
    assert left(facts=with_deputy()).quorate is False
    after = left(Deputised("nurse", "deputy"), facts=with_deputy())
    assert "deputy" in after.present
    assert after.quorate is True


def test_whom_a_deputy_stands_in_for_is_away():
    facts = replace(with_deputy(), sittings=(*PEOPLE[:-1], replace(PEOPLE[-1], present=True), with_deputy().sittings[-1]))
    assert "nurse" not in left(Deputised("nurse", "deputy"), facts=facts).present


def test_a_deputy_brings_their_own_interests():
    after = answer(Deputised("nurse", "deputy"), facts=with_deputy(interests=(DIRECTOR,)))
    assert after.findings["deputy"].step is Step.LEAVE
    assert after.after[0].quorate is False


def test_a_deputy_whom_nobody_nominated_changes_nothing():
    assert supposed(TABLE, RULINGS, [Deputised("nurse", "stranger")]) == (TABLE, RULINGS)


def test_somebody_on_record_is_invited_with_what_they_declared():
    known = Known(people={"farah": sits("farah", "gp", interests=(DIRECTOR,))})
    found = answer(Invited("Farah Example", SeatCategory.NURSE, person="farah"), known=known)
    assert found.findings["farah"].step is Step.LEAVE


def test_a_stranger_is_never_clear():
    found = answer(Invited("Dr Nobody Sample", SeatCategory.NURSE))
    [finding] = [finding for key, finding in found.findings.items() if key not in {each.key for each in PEOPLE}]
    assert finding.outcome is Outcome.CANNOT_TELL
    assert [miss.says for miss in finding.near_misses] == ["Dr Nobody Sample has made no declaration."]


def test_a_stranger_is_judged_as_a_partner_where_they_work_and_no_further():
    owned = Link(LinkKind.OWNED_BY, "harbourside", "riverside")
    known = Known(organisations={"riverside": RIVERSIDE}, links=(owned,))
    guest = Invited("Dr Nobody Sample", SeatCategory.GP, organisation="riverside")
    altered, _ = supposed(TABLE, (), [guest], known)
    key = altered.sittings[-1].key
    on_the_award, on_the_other = (answer(guest, known=known, at=place).findings[key].outcome for place in (0, 1))
    assert (on_the_award, on_the_other) == (Outcome.FLAG, Outcome.CANNOT_TELL)


def test_a_guest_makes_up_the_quorum_and_never_takes_the_chair():
    known = Known(people={"farah": sits("farah", "lay")})
    nobody_presides = [Away("chair"), Away("vice"), Invited("Farah Example", SeatCategory.LAY, person="farah")]
    after = left(*nobody_presides, known=known)
    assert "farah" in after.present
    assert (after.chair, after.choice) == (None, ())


def test_a_guest_is_no_part_of_the_committee_s_composition():
    altered, _ = supposed(TABLE, (), [Invited("Farah Example", SeatCategory.GP)])
    assert assess(altered, load()).composition == assess(TABLE, load()).composition


def test_an_adviser_without_a_vote_brings_a_clinical_voice_only():
    without = left(Handled("6", "gp", Step.LEAVE))
    after = left(Invited("Dr Nobody Sample", SeatCategory.SECONDARY_CARE, votes=False))
    assert (without.clinician_present, after.clinician_present) == (False, True)
    assert after.voting_present == without.voting_present


def test_a_party_on_record_conflicts_whoever_has_an_interest_there():
    tried = Party("7", "Harbourside Ltd", "harbourside", PartPlayed.BIDDER)
    assert answer(at=1).findings["gp"].outcome is Outcome.CLEAR
    assert answer(tried, at=1).findings["gp"].step is Step.LEAVE


def test_a_party_is_reached_through_links_that_only_now_matter():
    known = Known(
        organisations={"subsidiary": Organisation("subsidiary", "Quayside Ltd", OrganisationKind.COMPANY)},
        links=(Link(LinkKind.OWNED_BY, "subsidiary", "harbourside"),),
    )
    found = answer(Party("7", "Quayside Ltd", "subsidiary", PartPlayed.BIDDER), known=known, at=1)
    assert found.findings["gp"].step is Step.LEAVE


def test_of_a_party_not_on_record_nobody_can_tell():
    found = answer(Party("7", "a local provider"), at=1)
    assert found.findings["gp"].outcome is Outcome.CANNOT_TELL


def test_a_practice_known_by_its_links_alone_is_told_whose_member_it_is():
    linked = replace(RIVERSIDE, member_of_ccg=None)
    facts = replace(TABLE, organisations={**TABLE.organisations, "riverside": linked})
    altered, _ = supposed(facts, (), (), Known(organisations={"riverside": RIVERSIDE, "harbourside": HARBOURSIDE}))
    assert altered.organisations == {"riverside": RIVERSIDE, "harbourside": HARBOURSIDE}


def test_what_speaks_of_nobody_and_nothing_there_is_not_possible():
    known, facts = Known(people={"farah": sits("farah", "gp")}), with_deputy()
    possible = [
        Handled("6", "gp", None),
        Away("gp"),
        Comes("nurse"),
        Deputised("nurse", "deputy"),
        Invited("Farah Example", SeatCategory.GP, person="farah"),
        Invited("Dr Nobody Sample", SeatCategory.GP, committee="committee", organisation="harbourside"),
        Party("6", "a local provider"),
    ]
    impossible = [
        Handled("99", "gp", None),
        Handled("6", "stranger", None),
        Away("stranger"),
        Comes("stranger"),
        Deputised("gp", "deputy"),
        Invited("Somebody Else", SeatCategory.GP, person="stranger"),
        Invited("Member gp", SeatCategory.GP, person="gp"),
        Invited("Dr Nobody Sample", SeatCategory.GP, committee="another"),
        Invited("Dr Nobody Sample", SeatCategory.GP, organisation="nowhere"),
        Party("99", "a local provider"),
        Party("6", "Nowhere Ltd", "nowhere"),
    ]
    assert [one for one in possible if not is_possible(one, facts, known)] == []
    assert [one for one in impossible if is_possible(one, facts, known)] == []


steps = st.sampled_from([None, *Step])
handled = st.builds(Handled, st.sampled_from(["6", "7"]), st.sampled_from([each.key for each in PEOPLE]), steps)


@given(st.lists(handled, max_size=6, unique_by=lambda one: (one.item, one.person)))
def test_supposing_what_is_later_ruled_is_the_assessment_after_the_ruling(tried):
    later = [Ruled(one.item, one.person, one.step) for one in tried]
    altered, ruled = supposed(TABLE, (), tried)
    assert assess(altered, load(), ruled) == assess(TABLE, load(), later)


@given(st.lists(st.one_of(handled, st.builds(Away, st.just("nobody")), st.builds(Comes, st.just("nobody")))))
def test_what_is_tried_on_nobody_changes_nothing(tried):
    meant = [one for one in tried if isinstance(one, Handled)]
    assert supposed(TABLE, RULINGS, tried) == supposed(TABLE, RULINGS, meant)
