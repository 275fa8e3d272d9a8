"""`manage.py demo` says what it did, and refuses in a sentence."""

import pytest
from django.core.management import CommandError, call_command

from coi_register.accounts.actors import command
from coi_register.accounts.services import open_account
from committees.models import Organisation
from declarations.demo import services


@pytest.mark.django_db
def test_a_database_that_refuses_the_story_keeps_nothing_of_it() -> None:
    open_account(email="officer@wexbridge.example", name="Somebody Example", by=command("the test"))
    with pytest.raises(CommandError, match="Nothing was loaded into .*officer@wexbridge.example already"):
        call_command("demo")
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(("day", "says"), [(None, "serve it with COI_DEMO=1 COI_TODAY=2018-03-01"), ("story", "")])
def test_it_says_on_which_day_the_product_should_stand(
    day: str | None, says: str, settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(services, "is_loaded", lambda: True)
    settings.DEMO_TODAY = day and services.story.its_today()
    call_command("demo")
    told = capsys.readouterr().out
    assert says in told
    assert ("COI_TODAY" in told) == (day is None)
