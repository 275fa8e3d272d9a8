"""Where the histories hang that belong to no room: those of accounts."""

from django.urls import path

from coi_register.audit import accounts

urlpatterns = [
    path("<int:pk>/history/", accounts.account_history, name="account_history"),
    path("asked/<uuid:pk>/history/", accounts.role_asked_history, name="role_asked_history"),
]
