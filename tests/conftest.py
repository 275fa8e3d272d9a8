"""What tests share: a signed-in client, a real browser with axe in it, and the real files kept beside the checkout."""

import json
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.core.cache import cache
from django.core.files.storage import storages
from django.core.management import call_command
from django.db import connection, transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.test import Client

from coi_register.accounts.actors import Actor
from coi_register.accounts.models import User
from coi_register.accounts.signin import devices
from coi_register.log.services import seal
from coi_register.logs import JsonLines
from committees.models import Person
from declarations.demo.story import its_today
from tests import schema, snapshots
from tests.factories import actor_of_person
from tests.faults.spare import register, tables  # noqa: F401 - fixtures: a register of a test's own, and what it is a copy of
from tests.real_input import ODS, imported, ods, ods_served  # noqa: F401 - fixtures: one import of the real files for all who ask for it

ROOT = Path(__file__).resolve().parent.parent
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Only what is wrong, and nothing fetched: on a long page four times faster than all that axe can tell.
READ_BY_AXE = """async tags => {
    const asked = {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"], preload: false, iframes: false};
    return (await axe.run(document, asked)).violations;
}"""
SANDBOXED_CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_report_header() -> list[str]:
    """Say which database the run is on, and whether the real files are beside the checkout."""
    real = "beside this checkout" if ODS.exists() else "not beside this checkout, so the tests that read them are skipped"
    return [f"database: {connection.vendor}", f"real files: {real}"]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for a page needs a browser, and is a journey; the real input and the demo are each one worker's to load."""
    for item in items:
        if item.get_closest_marker("real_input"):
            item.add_marker(pytest.mark.xdist_group("real_input"))
        fixtures = getattr(item, "fixturenames", ())
        if "wexbridge" in fixtures:
            item.add_marker(pytest.mark.xdist_group("wexbridge"))
        if "browser" in fixtures:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=os.environ.get("COI_TEST_S3") is not None)
def _a_bucket() -> Iterator[None]:
    """Where a server of the S3 protocol is named, a bucket on it for all papers of the tests; emptied afterwards."""
    bucket = storages["papers"].bucket  # type: ignore[attr-defined]
    bucket.create()
    yield
    bucket.objects.delete()
    bucket.delete()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Keep SQLite in a file, as the product does: in memory, the live server's threads would share one transaction."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The test database is made from the models, at once; then what only code in a migration makes."""
    assert "test" in str(connection.settings_dict["NAME"]), (
        "No test is marked django_db, so this would be the real database."
    )
    with django_db_blocker.unblock():
        schema.finish()


@receiver(user_logged_in)
def give_the_second_step(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """`client.force_login` stands for a whole sign-in, the second step included; a sign-in through a page has a path."""
    if not request.path:
        request.session["account_authentication_methods"] = [{"method": "mfa", "type": "forced", "at": time.time()}]
        request.session["account_authentication_methods_user"] = str(user.pk)


def user_of(who: Actor | Person | User) -> User:
    """The account of an actor or a person; one is opened for a person who has none."""
    match who:
        case User():
            return who
        case Person():
            return User.objects.get(pk=actor_of_person(who).user_id)
        case Actor():
            return User.objects.get(pk=who.user_id)


@pytest.fixture
def client_of() -> Callable[[Actor | Person | User], Client]:
    """`client_of(person)`: a test client signed in as an actor, a person or an account; `fresh=False` for some time ago."""

    def signed_in(who: Actor | Person | User, *, fresh: bool = True) -> Client:
        client = Client()
        client.force_login(user_of(who))
        if not fresh:
            session = client.session
            session["account_authentication_methods"][0]["at"] -= 601
            session.save()
        return client

    return signed_in


@pytest.fixture(scope="session", autouse=True)
def _every_cookie_is_one_of_ours() -> Iterator[None]:
    """Whatever a test asks for: only our three cookies are set, for the whole host, out of reach of scripts and other sites."""
    ask = Client.request
    ours = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, devices.cookie())

    def asked(client: Client, **request: Any) -> Any:
        response = ask(client, **request)
        for cookie in response.cookies.values():
            assert cookie.key in ours, cookie.OutputString()
            assert (cookie["path"], cookie["domain"], cookie["samesite"]) == ("/", "", "Lax"), cookie.OutputString()
            assert cookie["httponly"] or cookie["max-age"] == 0, cookie.OutputString()  # one that is taken away has nothing
        return response

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Client, "request", asked)
        yield


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """Nobody has tried to sign in yet; what is counted lives in the process, and would outlive the rows of its test."""
    cache.clear()


@pytest.fixture
def log_lines(caplog: pytest.LogCaptureFixture) -> Callable[[], list[dict[str, Any]]]:
    """`log_lines()`: what the service has written to its log during the test, each line read, as it would be on the server."""
    caplog.handler.setFormatter(JsonLines())
    caplog.set_level(logging.INFO, "coi_register")
    return lambda: [json.loads(line) for line in caplog.text.splitlines()]


@pytest.fixture
def demo_today(settings: Any) -> None:
    """The product stands on the day of the demo, and says that it is one."""
    settings.DEMO, settings.DEMO_TODAY = True, its_today()


@pytest.fixture(scope="session")
def the_story(django_db_setup: None, django_db_blocker: Any) -> snapshots.Story:
    """The demo as `manage.py demo` loads it, loaded once and copied; the database is left as empty as it was."""
    with django_db_blocker.unblock():
        return snapshots.Story.told()


@pytest.fixture(scope="module")
def wexbridge(the_story: snapshots.Story, django_db_blocker: Any) -> Iterator[None]:
    """The demo for the tests of a module, and taken away after them; each test keeps only its own changes."""
    with django_db_blocker.unblock():
        the_story.put_back()
        yield
        the_story.take_away()


@pytest.fixture(scope="module")
def room_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[Any]:
    """The small committee of the conflicts room, written once for the tests of a module and taken back after them."""
    from tests.declarations.conflicts.conftest import make_room

    with django_db_blocker.unblock(), transaction.atomic():
        made = make_room()
        seal()  # once for all tests, or PostgreSQL would do it at the end of each
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def demo_served(live_server: Any, demo_today: None) -> Any:
    """The live server with the demo loaded; for journeys, whose rows do not survive the test."""
    call_command("demo", verbosity=0)
    return live_server


@pytest.fixture
def page_of(
    page: Any, client_of: Callable[[Actor | Person | User], Client], live_server: Any
) -> Callable[[Actor | Person | User], Any]:
    """`page_of(person)`: the browser's page, signed in without walking through the sign-in form."""

    def signed_in(who: Actor | Person | User) -> Any:
        session = client_of(who).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies([{"name": session.key, "value": session.value, "url": live_server.url}])
        return page

    return signed_in


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The distribution's own Chromium, asking nothing of the network. A missing one fails the test, and never skips it."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.fail("The journeys need Chromium: apt-get install --no-install-recommends chromium.", pytrace=False)
    # Playwright runs its own event loop in this thread, and Django would refuse to touch the database beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    return {**browser_type_launch_args, "executable_path": chromium, "args": SANDBOXED_CHROMIUM}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    """Addresses are relative to the live server: `page.goto("/meetings/")`."""
    return {**browser_context_args, "base_url": live_server.url, "locale": "en-GB", "timezone_id": "Europe/London"}


@pytest.fixture(scope="session")
def axe() -> Callable[[Any], None]:
    """`axe(page)`: fail with every breach of WCAG 2.2 AA that axe finds; injected past the page's CSP, which stays on."""
    script = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()

    def assert_accessible(page: Any) -> None:
        if not page.evaluate("() => Boolean(window.axe)"):
            page.evaluate(script)
        violations = page.evaluate(READ_BY_AXE, WCAG_22_AA)
        breaches = [
            f"{breach['id']}: {breach['help']}\n  {node['html']}" for breach in violations for node in breach["nodes"]
        ]
        assert not breaches, f"{page.url} has {len(breaches)} breaches:\n" + "\n".join(breaches)

    return assert_accessible


hypothesis.settings.register_profile("house", deadline=None, max_examples=50)  # two busy cores are no reason to fail
hypothesis.settings.register_profile("long", deadline=None, max_examples=1000)  # `make test-long`
hypothesis.settings.register_profile("proof", deadline=None, max_examples=5000)  # `make prove`, twice as many on two cores
hypothesis.settings.register_profile(  # `make mutants`: that an example fails is enough, and no smaller one is looked for
    "mutation",
    deadline=None,
    max_examples=25,
    derandomize=True,
    database=None,
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)
hypothesis.settings.load_profile("house")
