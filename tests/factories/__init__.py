"""Rows for tests, each written inside a deed as the product would; names are plainly invented."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory

from coi_register.accounts.actors import Actor, Role, command
from coi_register.accounts.models import RoleHeld, User
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from coi_register.audit.models import Deed
from committees import models as committees
from declarations import models as declarations

BY_THE_TEST = command("the test")


def arranged() -> AbstractContextManager[Deed]:
    """`with arranged():` a deed of the test's own, for what it writes without a service."""
    return audit.deed("test.arranged", by=BY_THE_TEST, because="The test needs it.")


class Recorded(DjangoModelFactory):
    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        with arranged():
            return super()._create(model_class, *args, **kwargs)


class UserFactory(Recorded):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"user{n}@example.org")
    name = factory.Sequence(lambda n: f"User Example {n:04}")


class OrganisationFactory(Recorded):
    class Meta:
        model = committees.Organisation

    kind = "company"
    name = factory.Sequence(lambda n: f"Invented Company {n:04}")


class CcgFactory(OrganisationFactory):
    kind = "ccg"
    name = factory.Sequence(lambda n: f"NHS Invented {n:04} CCG")
    ods_code = factory.Sequence(lambda n: f"Z{n:02d}")


class PracticeFactory(OrganisationFactory):
    kind = "gp_practice"
    name = factory.Sequence(lambda n: f"Invented Surgery {n:04}")
    ods_code = factory.Sequence(lambda n: f"Z{n:05d}")


class MembershipFactory(Recorded):
    class Meta:
        model = committees.Membership

    practice = factory.SubFactory(PracticeFactory)
    ccg = factory.SubFactory(CcgFactory)
    since = date(2013, 4, 1)


class LinkFactory(Recorded):
    class Meta:
        model = committees.Link

    kind = "member_of"
    organisation = factory.SubFactory(PracticeFactory)
    to = factory.SubFactory(OrganisationFactory, kind="federation")


class PersonFactory(Recorded):
    class Meta:
        model = committees.Person

    name = factory.Sequence(lambda n: f"Person Example {n:04}")
    ccg = factory.SubFactory(CcgFactory)


class CommitteeFactory(Recorded):
    class Meta:
        model = committees.Committee

    ccg = factory.SubFactory(CcgFactory)
    name = "Primary Care Commissioning Committee"
    kind = "pccc"
    level = "delegated"


class TermsFactory(Recorded):
    class Meta:
        model = committees.TermsOfReference

    committee = factory.SubFactory(CommitteeFactory)
    quorum_known = True
    minimum = 3
    lay_executive_majority = True


class SeatFactory(Recorded):
    class Meta:
        model = committees.Seat

    committee = factory.SubFactory(CommitteeFactory)
    office = factory.Sequence(lambda n: f"Office {n:04}")
    category = "lay"


class HoldingFactory(Recorded):
    class Meta:
        model = committees.Holding

    seat = factory.SubFactory(SeatFactory)
    person = factory.SubFactory(PersonFactory, ccg=factory.SelfAttribute("..seat.committee.ccg"))
    since = date(2015, 4, 1)


class MeetingFactory(Recorded):
    """A meeting: `MeetingFactory(ccg=committee.ccg, committees=[committee])`."""

    class Meta:
        model = committees.Meeting
        skip_postgeneration_save = True

    ccg = factory.SubFactory(CcgFactory)
    on = date(2018, 3, 1)

    @factory.post_generation
    def committees(self: Any, create: bool, extracted: Any, **kwargs: Any) -> None:
        """The committees that meet; give a list for a meeting in common."""
        for committee in extracted or []:
            ConveningFactory(meeting=self, committee=committee)


class ConveningFactory(Recorded):
    class Meta:
        model = committees.Convening

    meeting = factory.SubFactory(MeetingFactory)
    committee = factory.SubFactory(CommitteeFactory)


class ItemFactory(Recorded):
    class Meta:
        model = committees.Item

    meeting = factory.SubFactory(MeetingFactory)
    number = factory.Sequence(lambda n: str(n))
    title = "Award of an invented contract"
    kind = "contract_award"
    decision = True


class PaperFactory(Recorded):
    """A paper with one clean version; `pages` are the texts on them."""

    class Meta:
        model = committees.Paper
        skip_postgeneration_save = True

    item = factory.SubFactory(ItemFactory)
    title = factory.Sequence(lambda n: f"Invented paper {n:04}")

    @factory.post_generation
    def pages(self: Any, create: bool, pages: Any, **kwargs: Any) -> None:
        VersionFactory(paper=self, pages=["A page"] if pages is None else pages)


class VersionFactory(Recorded):
    """A file of a paper, of which nothing is on the shelf but its words; `pages` are the texts on them."""

    class Meta:
        model = committees.Version

    paper = factory.SubFactory(PaperFactory)
    number = 1
    given_name = "Paper.pdf"
    media_type = "application/pdf"
    state = "clean"
    at = datetime(2018, 2, 20, 9, tzinfo=UTC)

    @classmethod
    def _create(cls, model_class: Any, *args: Any, pages: Sequence[str] = ("A page",), **kwargs: Any) -> Any:
        content = kwargs.pop("content", "\f".join(pages).encode())
        counted = {"pages": len(pages), "has_text": any(pages), "size": len(content)}
        kwargs.setdefault("sha256", sha256(content).hexdigest())
        with arranged():
            version = model_class(file=ContentFile(content, name="a"), **counted, **kwargs)
            version.save()
            committees.Text(version=version, pages=[*pages]).save()
        return version


class ItemForFactory(Recorded):
    class Meta:
        model = committees.ItemFor


class ConcernFactory(Recorded):
    class Meta:
        model = committees.Concern

    item = factory.SubFactory(ItemFactory)


class ContributorFactory(Recorded):
    class Meta:
        model = committees.Contributor

    item = factory.SubFactory(ItemFactory)
    person = factory.SubFactory(PersonFactory, ccg=factory.SelfAttribute("..item.meeting.ccg"))
    contribution = "author"


class AttendanceFactory(Recorded):
    class Meta:
        model = committees.Attendance


class InterestFactory(Recorded):
    class Meta:
        model = declarations.Interest

    person = factory.SubFactory(PersonFactory)
    category = "financial"
    role = "director"
    organisation = factory.SubFactory(OrganisationFactory)
    since = date(2015, 6, 1)
    declared_on = date(2015, 6, 10)


class ConfirmationFactory(Recorded):
    class Meta:
        model = declarations.Confirmation

    person = factory.SubFactory(PersonFactory)
    on = date(2018, 1, 10)


class OfferFactory(Recorded):
    class Meta:
        model = declarations.Offer

    person = factory.SubFactory(PersonFactory)
    kind = "meal"
    offered_on = date(2018, 2, 1)
    donor_kind = "supplier"
    donor = factory.SubFactory(OrganisationFactory)
    details = "Dinner after an invented conference"
    value = Decimal("40.00")
    taken = "accepted"
    reason = "The talk was useful"
    declared_on = date(2018, 2, 2)
    to_declare = True


class RoleHeldFactory(Recorded):
    class Meta:
        model = RoleHeld

    user = factory.SubFactory(UserFactory)
    ccg = factory.SubFactory(CcgFactory)
    since = date(2015, 4, 1)


def actor_with(role: Role, *, ccg: Any, committee: Any = None, on: date = date(2018, 3, 1)) -> Actor:
    """The actor of a new account that was granted the role."""
    held = RoleHeldFactory(role=role, ccg=ccg, committee=committee)
    return actor_of(held.user, on=on)


def actor_of_person(person: Any, *, on: date = date(2018, 3, 1)) -> Actor:
    """The actor of a person's own account, made when they have none."""
    if person.user is None:
        person.user = UserFactory(name=person.name)
        with arranged():
            person.save()
    return actor_of(person.user, on=on)
