"""Where each room's pages hang; the apps are named as strings, for they live upstairs."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("coi_register.accounts.urls")),
    path("", include("committees.urls")),
    path("", include("declarations.urls")),
]
