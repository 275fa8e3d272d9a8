"""Names published in capitals are written as people read them, and nothing of them is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.organisations.ods.readable import readable


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        ("THE DENSHAM SURGERY", "The Densham Surgery"),
        ("ST JOHN'S & ST MARK'S", "St John's & St Mark's"),
        ("O'NEIL PRACTICE", "O'Neil Practice"),
        ("D'ARCY HOUSE", "D'Arcy House"),
        ("DRS' SURGERY", "Drs' Surgery"),
        ("MCKENZIE GROUP", "McKenzie Group"),
        ("MACCLESFIELD", "Macclesfield"),
        ("MCH PRACTICE", "MCH Practice"),
        ("ASHFIELD II SURGERY", "Ashfield II Surgery"),
        ("NHS DURHAM DALES, EASINGTON AND SEDGEFIELD CCG", "NHS Durham Dales, Easington and Sedgefield CCG"),
        ("NHS GREATER MANCHESTER ICB - 01W", "NHS Greater Manchester ICB - 01W"),
        ("STOCKTON-ON-TEES", "Stockton-on-Tees"),
        ("LONDON - H&J COMMISSIONING HUB", "London - H&J Commissioning Hub"),
        ("A&E DEPT", "A&E Dept"),
        ("URGENT CARE (THE HUB)", "Urgent Care (The Hub)"),
        ("OUT OF HOURS GP", "Out of Hours GP"),
        ("THE SURGERY - THE ANNEX", "The Surgery - The Annex"),
        ("2ND STREET 15M", "2nd Street 15M"),
        ("PRACTICE (B83621)", "Practice (B83621)"),
        ("Already Written by Hand", "Already Written by Hand"),
    ],
)
def test_a_name_is_written_as_people_read_it(published: str, shown: str) -> None:
    assert readable(published) == shown


@given(st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 '&-.,()/@"))
def test_what_was_published_can_be_had_back(published: str) -> None:
    assert readable(published).upper() == published
