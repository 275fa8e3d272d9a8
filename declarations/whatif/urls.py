"""Where the pages on what if hang."""

from django.urls import path

from declarations.whatif import views

urlpatterns = [
    path("meetings/<uuid:pk>/what-if/", views.what_if, name="what_if"),
    path("meetings/<uuid:pk>/what-if/invite/", views.invite, name="what_if_invite"),
    path("meetings/<uuid:pk>/what-if/party/", views.party, name="what_if_party"),
    path("meetings/<uuid:pk>/what-if/save/", views.save, name="what_if_save"),
]
