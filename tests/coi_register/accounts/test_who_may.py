"""The matrix in words: on its page."""

import pytest
from django.test import Client

from coi_register.accounts.actors import ROLE_LABELS
from coi_register.accounts.policy import matrix
from coi_register.accounts.who_may import acts


def test_every_row_of_the_matrix_is_told() -> None:
    assert len([*acts()]) == len(matrix())
    for act, row in zip(acts(), matrix().values(), strict=True):
        assert all(ROLE_LABELS[role] in " ".join(act.by) for role in row)


def test_a_row_says_where_each_role_may_and_what_it_asks_of_them() -> None:
    told = {act.says: act.by for act in acts()}
    assert (
        "Governance officer in their own CCG, having signed in again, with a second person"
        in told["Open account"] + told["Grant role"]
    )
    assert told["Rule"] == ("Chair for their own committee",)


@pytest.mark.django_db
def test_everybody_reads_who_may_do_what() -> None:
    page = Client().get("/who-may-do-what/").content.decode()
    assert all(act.says in page for act in acts())
    assert "Nobody rules on their own conflict" in page
