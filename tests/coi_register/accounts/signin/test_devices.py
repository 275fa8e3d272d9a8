"""A browser remembers who signed in with it, in a cookie that nobody can read or forge."""

from django.http import HttpResponse
from django.test import RequestFactory

from coi_register.accounts.signin.devices import AT_MOST, blinded, cookie, device_of, remember


def browser(cookies: dict[str, str] | None = None) -> object:
    request = RequestFactory().get("/")
    request.COOKIES.update(cookies or {})
    return request


def remembered(*emails: str) -> dict[str, str]:
    """The cookie after these accounts have signed in, one after the other."""
    cookies: dict[str, str] = {}
    for email in emails:
        response = HttpResponse()
        remember(browser(cookies), response, email)
        cookies = {name: morsel.value for name, morsel in response.cookies.items()}
    return cookies


def test_a_browser_knows_the_accounts_that_signed_in_with_it_and_keeps_its_name() -> None:
    first, second = (
        device_of(browser(remembered("a@example.org"))),
        device_of(browser(cookies := remembered("a@example.org", "B@example.org"))),
    )
    assert first.has_signed_in("A@example.org")
    assert second.has_signed_in("a@example.org")
    assert second.has_signed_in("b@example.org")
    assert not second.has_signed_in("c@example.org")
    assert device_of(browser(cookies)).name == second.name


def test_the_cookie_names_nobody() -> None:
    (value,) = remembered("ada@example.org").values()
    assert "ada@" not in value
    assert "ada@example.org" not in blinded("ada@example.org")


def test_a_forged_or_broken_cookie_is_none() -> None:
    (value,) = remembered("a@example.org").values()
    for forged in ("", "x", value[:-1], value.swapcase(), "null:1:x", "W10:1abc:def"):
        device = device_of(browser({cookie(): forged}))
        assert device.knows == ()
        assert len(device.name) >= 20


def test_a_shared_computer_forgets_whoever_has_not_come_for_longest() -> None:
    emails = [f"{number}@example.org" for number in range(AT_MOST + 1)]
    device = device_of(browser(remembered(*emails)))
    assert [device.has_signed_in(email) for email in emails] == [False] + [True] * AT_MOST


def test_the_cookie_is_for_this_host_only_where_the_connection_is_encrypted(settings: object) -> None:
    settings.SESSION_COOKIE_SECURE = True  # type: ignore[attr-defined]
    response = HttpResponse()
    remember(browser(), response, "a@example.org")
    kept = response.cookies["__Host-device"]
    assert (kept["secure"], kept["httponly"], kept["samesite"], kept["path"], kept["domain"]) == (True, True, "Lax", "/", "")
