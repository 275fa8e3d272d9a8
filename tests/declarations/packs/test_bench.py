"""The figure of the packs: fifteen sets, 560 pages."""

from pathlib import Path

from declarations.packs import bench, binding


def test_the_papers_of_the_figure_have_560_pages_and_every_set_is_another() -> None:
    assert (len(bench.PAGES), sum(bench.PAGES)) == (15, 560)


def test_beside_qpdf_a_figure_is_met_by_time_memory_and_the_number_of_files() -> None:
    met = bench._merging([(0.9, 50.0)], [1.0], bench.PEOPLE)
    assert (met.holds, "0.90 × qpdf" in met.figure) == (True, True)
    assert not bench._merging([(1.1, 50.0)], [1.0], bench.PEOPLE).holds
    assert not bench._merging([(0.9, 97.0)], [1.0], bench.PEOPLE).holds
    assert not bench._merging([(0.9, 50.0)], [1.0], bench.PEOPLE - 1).holds


def test_without_qpdf_it_says_that_it_was_not_measured() -> None:
    assert bench._merging([(0.9, 50.0)], [], bench.PEOPLE).verdict == "not measured"


def test_each_pack_of_the_figure_leaves_out_other_papers() -> None:
    packs = [bench._pack(number, frozenset({number, 14 - number // 2})) for number in range(2)]
    kept = [{part["key"] for part in pack["parts"] if "place" in part} for pack in packs]
    assert kept == [{"p0", "p14"}, {"p1", "p14"}]
    assert Path(binding.__file__).name == "binding.py"
