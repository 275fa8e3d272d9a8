"""A deed is one transaction with a name, a doer and a reason; a form sent twice is one deed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from coi_register.audit import services as audit
from coi_register.audit.current import Written
from coi_register.audit.models import Deed
from coi_register.audit.signals import deed_done
from committees.models import Organisation
from tests.factories import BY_THE_TEST, UserFactory

pytestmark = pytest.mark.django_db


def an_organisation(name: str = "Invented Company") -> Organisation:
    row = Organisation(name=name, kind="company")
    row.save()
    return row


def test_a_deed_notes_who_did_what_and_why() -> None:
    user = UserFactory(name="Ada Example")

    class Ada:
        user_id, name = user.pk, user.name

    with audit.deed("organisation.added", by=Ada(), because="It bids."):
        an_organisation()
    deed = Deed.objects.get(name="organisation.added")
    assert (deed.name, deed.by, deed.by_name, deed.because) == ("organisation.added", user, "Ada Example", "It bids.")


def test_a_deed_that_fails_leaves_neither_row_nor_deed_nor_history() -> None:
    def go_wrong() -> None:
        with audit.deed("organisation.added", by=BY_THE_TEST):
            an_organisation()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        go_wrong()
    assert (Organisation.objects.count(), Organisation.history.count(), Deed.objects.count()) == (0, 0, 0)


def test_a_form_sent_twice_is_one_deed() -> None:
    once = uuid4()
    with audit.deed("organisation.added", by=BY_THE_TEST, once=once):
        an_organisation()
    with pytest.raises(audit.AlreadyDone, match="already done"), audit.deed("organisation.added", by=BY_THE_TEST, once=once):
        an_organisation("Invented Twin")
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Invented Company"]


def test_a_form_whose_first_sending_was_refused_may_be_sent_again() -> None:
    once = uuid4()
    with pytest.raises(ZeroDivisionError), audit.deed("organisation.added", by=BY_THE_TEST, once=once):
        raise ZeroDivisionError
    with audit.deed("organisation.added", by=BY_THE_TEST, once=once):
        an_organisation()
    assert Organisation.objects.count() == 1


def test_an_invented_history_may_be_told_as_of_a_moment_in_the_past() -> None:
    then = datetime(2017, 6, 16, 9, 30, tzinfo=UTC)
    with audit.told_as_of(then), audit.deed("organisation.added", by=BY_THE_TEST):
        row = an_organisation()
    assert (Deed.objects.get().at, row.history.get().history_date) == (then, then)


def test_a_long_reason_is_kept_whole() -> None:
    because = "Nobody else can tell the committee how evenings are staffed. " * 10
    with audit.deed("organisation.added", by=BY_THE_TEST, because=because):
        row = an_organisation()
    assert row.history.get().history_change_reason == Deed.objects.get().because == because


def test_recording_many_rows_writes_a_version_of_each_in_the_deed_in_hand() -> None:
    with audit.deed("organisations.imported", by=BY_THE_TEST, because="A new edition.") as deed:
        audit.record_all([Organisation(name=f"Invented {number}", kind="company") for number in range(3)])
    versions = Organisation.history.all()
    assert {(version.deed_id, version.history_change_reason, version.history_type) for version in versions} == {
        (deed.pk, "A new edition.", "+")
    }
    assert len(versions) == 3


def test_recording_nothing_asks_for_no_deed() -> None:
    audit.record_all([])


@pytest.fixture
def heard() -> Iterator[list[tuple[str, list[tuple[str, str]]]]]:
    """What a listener is told: the name of each deed, with the names and kinds of what it wrote."""
    told: list[tuple[str, list[tuple[str, str]]]] = []

    def listen(deed: Deed, written: tuple[Written, ...], **kwargs: object) -> None:
        told.append((deed.name, [(one.version.name, one.kind) for one in written]))

    deed_done.connect(listen)
    yield told
    deed_done.disconnect(listen)


def test_who_listens_hears_once_of_the_outermost_deed_with_all_that_was_written(heard: list[object]) -> None:
    with audit.deed("outer", by=BY_THE_TEST):
        row = an_organisation("One")
        with audit.deed("inner", by=BY_THE_TEST):
            row.name = "Other"
            row.save()
        audit.record_all([Organisation(name="Many", kind="company")])
        assert heard == []
    assert heard == [("outer", [("One", "+"), ("Other", "~"), ("Many", "+")])]


def test_nobody_hears_of_a_deed_that_failed(heard: list[object]) -> None:
    with pytest.raises(ZeroDivisionError), audit.deed("organisation.added", by=BY_THE_TEST):
        raise ZeroDivisionError
    assert heard == []
    with audit.deed("next", by=BY_THE_TEST):
        pass
    assert heard == [("next", [])]


def test_a_listener_that_fails_takes_the_deed_back() -> None:
    """So whoever listens decides whether a deed may be lost for what follows from it."""

    def fail(**kwargs: object) -> None:
        raise ZeroDivisionError

    deed_done.connect(fail)
    try:
        with pytest.raises(ZeroDivisionError), audit.deed("organisation.added", by=BY_THE_TEST):
            an_organisation()
    finally:
        deed_done.disconnect(fail)
    assert not Organisation.objects.exists()
