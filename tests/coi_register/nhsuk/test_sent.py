"""What happens when a form is sent: the deed, or the sentence that refuses it, shown on the form."""

from uuid import uuid4

import pytest
from django.contrib.messages.storage.session import SessionStorage
from django.template import engines
from django.test import RequestFactory

from coi_register.audit import services as audit
from coi_register.audit.services import AlreadyDone
from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form
from coi_register.nhsuk.sent import BEFORE, done, sent
from coi_register.refusals import CannotBeDone
from committees.models import Organisation
from tests.factories import BY_THE_TEST, OrganisationFactory

PAGE = (
    '{% from "components/forms.jinja" import error_summary, form_fields %}{{ error_summary(form) }}{{ form_fields(form) }}'
)
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


def renamed(row: Organisation, name: str) -> None:
    """Somebody else gives the row another name."""
    with audit.deed("organisation.renamed", by=BY_THE_TEST, because="It was sold."):
        row.name = name
        row.save()


def test_whoever_comes_second_reads_what_was_written_keeps_what_they_typed_and_chooses() -> None:
    row = OrganisationFactory(name="Invented Ltd")
    shown = {"name": "Mine plc", "version": str(row.version), "once": str(uuid4())}
    renamed(Organisation.objects.get(pk=row.pk), "Theirs plc")
    row.refresh_from_db()
    second = Named(shown).showing(row)
    assert not done(second, lambda: pytest.fail("nothing is written over what was not read"))
    page = str(engines["jinja2"].from_string(PAGE).render({"form": second}))
    assert "Somebody else changed this organisation while you had it open. Nothing of yours was saved." in page
    assert "Theirs plc" in page
    assert "It was sold." in page
    assert 'value="Mine plc"' in page
    assert 'name="version" value="2"' in page
    chosen = Named(second.data).showing(row)
    assert done(chosen, lambda: renamed(row, chosen.cleaned_data["name"]))
    assert Organisation.objects.get(pk=row.pk).name == "Mine plc"


@pytest.mark.parametrize("version", ["", "0", "-1", "7", "1e3", "one"])
def test_a_version_that_was_not_shown_is_none(version: str) -> None:
    form = Named({"name": "Mine plc", "version": version, "once": str(uuid4())}).showing(OrganisationFactory())
    assert not done(form, lambda: pytest.fail("nothing is written over what was not read"))


def test_a_sending_that_the_first_made_impossible_counts_as_done() -> None:
    form = named()
    with audit.deed("organisation.added", by=BY_THE_TEST, once=form.data["once"]):
        pass
    assert done(form, refuse)


def test_the_second_sending_is_told_that_it_was_one() -> None:
    request = RequestFactory().post("/", {"name": "Invented Ltd", "once": str(uuid4())})
    request.session = {}  # type: ignore[assignment]
    request._messages = SessionStorage(request)  # type: ignore[attr-defined]
    assert done(Named(sent(request)), already_done)
    assert [str(message) for message in request._messages] == [BEFORE]  # type: ignore[attr-defined]
