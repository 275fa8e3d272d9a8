"""Every peer comes to the outcomes of our engine; a time of theirs would mean nothing otherwise."""

import pytest

from declarations.country.peers import answer_set, cedar, cedar_by_pair, compiled
from declarations.country.peers.asked import NotHere, Peer, ours, plain
from declarations.guidance.table import IN_DOUBT, RULE_AT
from tests.declarations.country.years import area

PEERS = [cedar.BY_DIGIT, cedar.BY_WEIGHT, cedar_by_pair.BY_PAIR, answer_set.CLINGO, compiled.C]


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_peer_comes_to_the_same_outcomes(peer: Peer) -> None:
    sittings = list(area(0).sittings())[::13]
    try:
        theirs = peer.ready(sittings)
    except NotHere as error:
        pytest.skip(str(error))
    found = plain(ours(sittings)())
    assert plain(theirs()) == found
    assert sum(len(meeting) for meeting in found) > 50


def test_a_doubt_beside_a_flag_makes_no_difference_and_a_pair_that_is_clear_is_left_out() -> None:
    flag = 5 << RULE_AT
    assert plain([{1: flag | IN_DOUBT, 2: 8, 3: IN_DOUBT}]) == [{1: flag, 3: IN_DOUBT}]


def test_without_a_compiler_the_peer_in_c_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled.shutil, "which", lambda name: None)
    with pytest.raises(NotHere, match="no C compiler"):
        compiled.C.ready([])
