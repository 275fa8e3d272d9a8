"""`manage.py import_ods` reads files, tells what it did, and refuses in sentences."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from committees.models import Organisation, OrganisationName
from tests.committees.organisations.ods.lines import CCG, MEMBER, PRACTICE, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    texts = {"ccgs": CCG, "practices": PRACTICE, "memberships": MEMBER}
    paths = {table: tmp_path / f"{table}.csv" for table in texts}
    for table, path in paths.items():
        path.write_bytes(line(texts[table]))
    return paths


def run(**options: object) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_ods", stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_it_tells_what_it_wrote_and_the_second_time_that_nothing_is_new(files: dict[str, Path]) -> None:
    assert run(**files)[0].splitlines() == [
        "ccgs: 1 rows; 1 added, 0 changed, 0 unchanged, 0 refused",
        "practices: 1 rows; 1 added, 0 changed, 0 unchanged, 0 refused",
        "memberships: 1 rows; 1 added, 0 changed, 0 unchanged, 0 refused",
        "Written, as one deed: ods.imported.",
    ]
    assert run(**files)[0].splitlines()[-1] == "Nothing is new: nothing was written."


def test_a_dry_run_says_so(files: dict[str, Path]) -> None:
    assert run(ccgs=files["ccgs"], dry_run=True)[0].splitlines()[-1] == "A dry run: nothing was written."
    assert not Organisation.objects.exists()


def test_the_history_says_which_files_a_row_came_from(files: dict[str, Path]) -> None:
    run(ccgs=files["ccgs"])
    version = Organisation.history.get()
    assert version.deed.by_name == "import_ods"
    assert version.history_change_reason == "Files of the Organisation Data Service: ccgs.csv"


def test_changed_names_begin_on_the_day_given(files: dict[str, Path]) -> None:
    call_command("import_ods", "--ccgs", str(files["ccgs"]), stdout=StringIO())
    files["ccgs"].write_bytes(line(CCG, {1: "NHS RENAMED CCG"}))
    call_command("import_ods", "--ccgs", str(files["ccgs"]), "--on", "2019-11-01", stdout=StringIO())
    assert str(OrganisationName.objects.get(name="NHS Renamed CCG").since) == "2019-11-01"


def test_bad_rows_are_told_on_the_error_stream_with_the_file(files: dict[str, Path]) -> None:
    files["practices"].write_bytes(line(PRACTICE) + line(PRACTICE, {0: "Z00002"})[:-3])
    _out, err = run(**files)
    assert "practices.csv, 1 row left out: A quotation mark is missing; the line may be cut short. (line 2)" in err


def test_a_long_file_shows_how_far_it_is(files: dict[str, Path]) -> None:
    files["memberships"].write_bytes(b"\n" * 1999 + line(MEMBER))
    assert "memberships.csv: 2,000 lines read" in run(**files)[1]


@pytest.mark.parametrize(
    ("content", "says"), [(None, "cannot be read: No such file"), (b"\xff\xfe", "is not UTF-8 text: line 1 cannot be read")]
)
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_written(
    files: dict[str, Path], content: bytes | None, says: str
) -> None:
    files["practices"].unlink()
    if content:
        files["practices"].write_bytes(content)
    with pytest.raises(CommandError, match=says):
        run(**files)
    assert not Organisation.objects.exists()


def test_without_a_file_it_says_which_it_wants() -> None:
    with pytest.raises(CommandError, match="Give at least one file: --ccgs FILE"):
        run()
