"""What is asked about organisations; other rooms' forms use the picker."""

from committees.organisations.forms.picker import Choice, OrganisationField

__all__ = ["Choice", "OrganisationField"]
