"""Rows in and out by COPY."""

from datetime import date

import pytest
from django.db import connection

from declarations.country.copying import Chunks, copy_in, copy_out, execute, line


def test_a_line_has_tabs_between_its_values_and_says_which_are_missing() -> None:
    assert line(["a", None, True, False, 3, date(2018, 3, 1)]) == "a\t\\N\tt\tf\t3\t2018-03-01\n"


def test_a_file_of_chunks_is_read_to_its_end() -> None:
    lines = [f"{number}\n" for number in range(2500)]
    chunks, read = Chunks(lines), []
    while part := chunks.read(8192):
        read.append(part)
    assert "".join(read) == "".join(lines)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL has COPY")
def test_what_is_copied_in_comes_out() -> None:
    execute("CREATE TEMP TABLE told (number int, word text, said boolean) ON COMMIT DROP")
    copy_in("told", ["number", "word", "said"], map(line, [(1, "one", True), (2, None, False)]))
    found = copy_out("SELECT number, word, said FROM told WHERE number > %s ORDER BY number", [0])
    assert list(found) == [["1", "one", "t"], ["2", None, "f"]]
