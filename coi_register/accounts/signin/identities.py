"""Accounts of another organisation that open ours."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class ClosedSideDoor(DefaultSocialAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest, sociallogin: object) -> bool:
        """Never: an account elsewhere opens ours only when its holder has linked the two."""
        return False
