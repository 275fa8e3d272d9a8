"""Where each room of `committees` hangs its pages."""

from django.urls import include, path

urlpatterns = [
    path("", include("committees.organisations.urls")),
    path("", include("committees.people.urls")),
    path("", include("committees.seats.urls")),
    path("", include("committees.meetings.urls")),
    path("", include("committees.papers.urls")),
]
