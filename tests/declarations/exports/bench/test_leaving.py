"""The times of files mean something: they hold the rows that COPY writes, or there is no figure."""

import pytest
from django.db import connection

from declarations.country.bench.figures import NotEqual
from declarations.country.copying import execute
from declarations.exports.bench import leaving, register

NAMES = frozenset({"csv", "xlsx"})
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has COPY"),
]


def test_csv_and_xlsx_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "memory_over_start", lambda *_: leaving.MIB)  # it would close the connection of the test
    found = list(leaving.figures(rounds=1, rows=200, names=NAMES))
    assert [figure.what.split(" ")[0] for figure in found] == ["CSV", "XLSX"]
    assert all(figure.holds is not None for figure in found)


def test_files_with_other_rows_are_not_measured() -> None:
    edition = register.write(20)
    execute(f"UPDATE {register.PLAIN} SET name = 'Somebody Else' WHERE place = 7")  # noqa: S608
    with pytest.raises(NotEqual, match="Our CSV has another row than COPY"):
        leaving._check_equal(edition)
