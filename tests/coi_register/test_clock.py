"""The product's clock is the real one, except in a demo that stands on a day of its own."""

import os
import subprocess
import sys
from datetime import date

import pytest
from django.utils import timezone

from coi_register import clock
from coi_register.accounts.actors import command
from coi_register.audit import services as audit

A_DAY = date(2018, 3, 1)


def test_today_is_the_real_day_where_no_demo_day_is_set(settings) -> None:
    settings.DEMO_TODAY = None
    assert clock.today() == timezone.localdate()
    assert abs((clock.now() - timezone.now()).total_seconds()) < 60


def test_a_demo_stands_on_its_own_day_at_the_real_time_of_day(settings) -> None:
    settings.DEMO_TODAY = A_DAY
    assert clock.today() == A_DAY
    moment = timezone.localtime(clock.now())
    assert moment.date() == A_DAY
    assert abs(minutes(moment.time()) - minutes(timezone.localtime().time())) in (0, 1, 24 * 60 - 1)


@pytest.mark.django_db
def test_a_deed_done_in_the_demo_is_dated_to_its_day(settings) -> None:
    settings.DEMO_TODAY = A_DAY
    with audit.deed("test.arranged", by=command("the test")) as done:
        assert timezone.localdate(done.at) == A_DAY


@pytest.mark.parametrize(("demo", "expected"), [("1", "2018-03-01"), ("", "None")])
def test_only_a_demo_may_be_told_the_day(demo: str, expected: str) -> None:
    told = {
        **os.environ,
        "COI_DEMO": demo,
        "COI_TODAY": "2018-03-01",
        "DJANGO_SECRET_KEY": "k2J9sQ0xV7bN4mZ8-" * 4,
        "DJANGO_DEBUG": "",
    }
    ask = "from coi_register import settings; print(settings.DEMO_TODAY)"
    answer = subprocess.run([sys.executable, "-c", ask], env=told, capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == expected


def minutes(time) -> int:
    return time.hour * 60 + time.minute
