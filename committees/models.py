"""The models of the rooms, listed where Django looks for them."""

from committees.meetings.models import Attendance, Concern, Contributor, Convening, Item, ItemAbsence, ItemFor, Meeting
from committees.organisations.models import Link, Membership, Organisation, OrganisationName
from committees.papers.models import Paper, Text, Version
from committees.people.models import ActsFor, Manages, Person
from committees.seats.models import Committee, Holding, Seat, TermsOfReference

__all__ = [
    "ActsFor",
    "Attendance",
    "Committee",
    "Concern",
    "Contributor",
    "Convening",
    "Holding",
    "Item",
    "ItemAbsence",
    "ItemFor",
    "Link",
    "Manages",
    "Meeting",
    "Membership",
    "Organisation",
    "OrganisationName",
    "Paper",
    "Person",
    "Seat",
    "TermsOfReference",
    "Text",
    "Version",
]
