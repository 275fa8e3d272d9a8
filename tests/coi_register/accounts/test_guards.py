"""A guarded page asks for a sign-in; an open one does not."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from coi_register.accounts.actors import NOBODY, Actor
from coi_register.accounts.guards import guard, open_to_all


def page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("the page")


def asked_by(who: Actor) -> HttpRequest:
    request = RequestFactory().get("/meetings/", {"part": "private"})
    request.actor = who  # type: ignore[attr-defined]
    return request


def test_a_stranger_is_led_to_the_sign_in_page_and_back() -> None:
    answer = guard("see_home")(page)(asked_by(NOBODY))
    assert answer.status_code == 302
    assert answer["Location"] == "/account/sign-in/?next=/meetings/%3Fpart%3Dprivate"


def test_whoever_is_signed_in_reaches_the_page() -> None:
    assert guard("see_home")(page)(asked_by(Actor(name="Ada Example", user_id=1))).content == b"the page"


def test_a_guard_names_its_action_and_keeps_the_name_of_the_page() -> None:
    guarded = guard("see_home")(page)
    assert (guarded.guard, guarded.__name__) == ("see_home", "page")  # type: ignore[attr-defined]


def test_an_unknown_action_is_refused_when_the_page_is_written() -> None:
    with pytest.raises(KeyError, match=r"fly has no row in access\.yaml"):
        guard("fly")


def test_an_open_page_answers_a_stranger() -> None:
    assert open_to_all(page)(asked_by(NOBODY)).content == b"the page"
