"""What happens when a form is sent: the deed, or the sentence that refuses it, shown on the form."""

import pytest
from django.test import RequestFactory

from coi_register.audit.services import AlreadyDone
from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import done, sent
from coi_register.refusals import CannotBeDone

pytestmark = pytest.mark.django_db


class Named(Form):
    name = Words("Name")


def named(name: str = "Invented Ltd") -> Named:
    return Named({"name": name, "once": "6f1b4b0e-58a4-4f7e-9d55-0c1d2f3a4b5c"})


def already_done() -> None:
    raise AlreadyDone("“organisation.added” was already done with this form.")


def refuse() -> None:
    raise CannotBeDone("That name is taken.", field="name")


def break_down() -> None:
    raise ZeroDivisionError


def test_a_page_that_is_only_shown_was_not_sent() -> None:
    assert sent(RequestFactory().get("/", {"name": "asked for"})) is None


def test_a_form_sent_empty_was_sent() -> None:
    assert sent(RequestFactory().post("/")) is not None


def test_a_sound_form_does_its_deed() -> None:
    did: list[str] = []
    assert done(named(), lambda: did.append("added"))
    assert did == ["added"]


def test_a_form_that_is_not_sound_does_nothing() -> None:
    assert not done(named(""), lambda: pytest.fail("the deed must wait for a sound form"))


def test_a_form_sent_twice_counts_as_done() -> None:
    assert done(named(), already_done)


def test_a_refusal_stands_on_the_field_it_names() -> None:
    form = named()
    assert not done(form, refuse)
    assert form.errors == {"name": ["That name is taken."]}


def test_what_nobody_foresaw_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        done(named(), break_down)
