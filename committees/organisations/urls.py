"""Where the pages of organisations hang."""

from django.urls import path

from committees.organisations import views

urlpatterns = [
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/add/", views.add, name="organisation_add"),
    path("organisations/<uuid:pk>/", views.organisation, name="organisation"),
    path("organisations/<uuid:pk>/history/", views.organisation_history, name="organisation_history"),
    path("organisations/<uuid:pk>/rename/", views.rename, name="organisation_rename"),
    path("organisations/<uuid:pk>/names/add/", views.alias, name="organisation_alias"),
    path("organisations/<uuid:pk>/enrol/", views.enrol, name="organisation_enrol"),
    path("organisations/<uuid:pk>/links/add/", views.link, name="organisation_link"),
    path("organisations/<uuid:pk>/close/", views.close, name="organisation_close"),
    path("organisations/memberships/<uuid:pk>/end/", views.membership_end, name="membership_end"),
    path("organisations/links/<uuid:pk>/end/", views.link_end, name="link_end"),
]
