"""Whoever connects to the database past the product knows neither its functions nor its deeds, and writes nothing."""

import sqlite3
from typing import Any

import pytest
from django.db import connection


@pytest.mark.django_db(transaction=True)
def test_another_connection_is_refused() -> None:
    if connection.vendor == "postgresql":
        import psycopg2

        raw: Any = psycopg2.connect(**{**connection.get_connection_params(), "cursor_factory": None})
        cursor, refusal = raw.cursor(), "inside a deed"
    else:
        raw = cursor = sqlite3.connect(connection.settings_dict["NAME"])
        refusal = "no such function"
    with pytest.raises(Exception, match=refusal):
        cursor.execute("INSERT INTO auth_group (name) VALUES ('Intruders')")
    raw.close()
