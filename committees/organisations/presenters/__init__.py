"""The pages of organisations, in finished sentences."""

from committees.organisations.presenters.family import FamilyPart, family_part
from committees.organisations.presenters.pages import (
    FormPage,
    OrganisationPage,
    SearchPage,
    form_page,
    organisation_page,
    search_page,
)
from committees.organisations.presenters.words import IS

__all__ = [
    "IS",
    "FamilyPart",
    "FormPage",
    "OrganisationPage",
    "SearchPage",
    "family_part",
    "form_page",
    "organisation_page",
    "search_page",
]
