"""The decisions alone, from facts made ready in memory, beside Cedar, clingo and C."""

import gc
from collections.abc import Iterator
from datetime import timedelta
from time import process_time

from declarations.country import england
from declarations.country.area import Area, surroundings
from declarations.country.bench import reasons
from declarations.country.bench.figures import Figure, NotEqual, interleaved, said
from declarations.country.peers import answer_set, cedar, cedar_by_pair, compiled
from declarations.country.peers.asked import NotHere, Peer, Sittings, ours, plain
from declarations.country.rows import Year
from declarations.country.told import told
from declarations.guidance.judgement import judge
from declarations.guidance.many.deciding import decided
from declarations.guidance.many.from_facts import without_words
from declarations.guidance.rulebook import load

# How many meetings each peer decides, of those made: the slower it is, the fewer; what it takes grows with their number.
MEETINGS_FOR = {"batch": 240, "clingo": 320, "pair": 20}
MEETINGS_EXPLAINED = 40  # compared one by one with the evaluator that gives its reasons


def sittings_of(years: list[Year]) -> tuple[list[Area], Sittings]:
    """The areas of some CCGs, and their meetings made ready for the engine."""
    around = surroundings(
        [*england.nation(), *(each for year in years for each in year.organisations)],
        [each for year in years for each in year.memberships],
        [each for year in years for each in year.links],
        since=england.FIRST,
        until=england.LAST + timedelta(days=1),
    )
    areas = [Area(year, around, load()) for year in years]
    return areas, [sitting for area in areas for sitting in area.sittings()]


def figures(*, scale: float, rounds: int) -> Iterator[Figure]:
    """Each peer beside our engine, on the same meetings in the same rounds."""
    areas, sittings = sittings_of(list(england.england(scale=scale)))
    _check_reasons(areas, sittings)
    gc.collect()
    gc.freeze()  # nobody's time is spent on what was made ready
    some = {name: _spread(sittings, count) for name, count in MEETINGS_FOR.items()}
    yield _cedar_in_batches(some["batch"], rounds)
    yield _beside(cedar_by_pair.BY_PAIR, some["pair"], 150, rounds)
    yield _beside(answer_set.CLINGO, some["clingo"], 20, rounds)
    yield _against_c(sittings, rounds)


def _spread(sittings: Sittings, count: int) -> Sittings:
    """So many meetings, from all over the country."""
    return sittings[:: max(1, len(sittings) // count)][:count]


def _check_reasons(areas: list[Area], sittings: Sittings) -> None:
    """A meeting of each part of the country comes out as it does for the evaluator that gives its reasons."""
    meetings = [(area, meeting) for area in areas for meeting in area.year.meetings]
    step = max(1, len(meetings) // MEETINGS_EXPLAINED)
    for (area, meeting), (docket, seated) in list(zip(meetings, sittings, strict=True))[::step]:
        if decided(docket, seated) != without_words(judge(told(meeting, area), load())):
            raise NotEqual(f"Meeting {meeting.id} comes out otherwise when it is judged alone.")


def _cedar_in_batches(sittings: Sittings, rounds: int) -> Figure:
    """The faster of two formulations."""
    found = [_beside(peer, sittings, 20, rounds) for peer in (cedar.BY_DIGIT, cedar.BY_WEIGHT)]
    return min(found, key=lambda figure: float("inf") if figure.holds is None else float(figure.figure.split(" ")[0]))


def _beside(peer: Peer, sittings: Sittings, goal: int, rounds: int) -> Figure:
    what, aim = f"decisions in memory, beside {peer.name}", f"≥ {goal} × as fast"
    try:
        theirs = peer.ready(sittings)
    except NotHere as error:
        return Figure(what, aim, "", note=str(error))
    ourselves = ours(sittings)
    _check_equal(peer, plain(ourselves()), plain(theirs()))
    taken = interleaved({"ours": ourselves, "theirs": theirs}, rounds, clock=process_time)
    ratio = taken["theirs"] / taken["ours"]
    size = f"{len(sittings):,} meetings in {said(taken['ours'])}"
    note = "" if ratio >= goal else reasons.what_waits_for_memory(ourselves)
    return Figure(what, aim, f"{ratio:.0f} × as fast: {size}", said(taken["theirs"]), ratio >= goal, note)


def _against_c(sittings: Sittings, rounds: int) -> Figure:
    what, aim = f"decisions in memory, beside {compiled.C.name}", "≤ 60 × its time; stretch 10 ×"
    try:
        run = compiled.passing(sittings)
    except NotHere as error:
        return Figure(what, aim, "", note=str(error))
    ourselves = ours(sittings)
    _check_equal(compiled.C, plain(ourselves()), plain(compiled.answers(run(), sittings)))
    taken = interleaved({"ours": ourselves, "theirs": run}, rounds, clock=process_time)
    ratio = taken["ours"] / taken["theirs"]
    pairs = sum(len(docket.items) * len(seated.on(docket.day)) for docket, seated in sittings)
    figure = f"{ratio:.0f} × its time: {pairs:,} pairs in {said(taken['ours'])}"
    return Figure(what, aim, figure, said(taken["theirs"]), ratio <= 60)


def _check_equal(peer: Peer, ours: object, theirs: object) -> None:
    if ours != theirs:
        raise NotEqual(f"{peer.name} comes to other outcomes than ours; its time would mean nothing.")
