"""Where the pages on what changed hang."""

from django.urls import path

from declarations.changes import views

urlpatterns = [
    path("meetings/<uuid:pk>/changes/", views.changes, name="changes"),
    path("would-have-been-different/", views.hindsight, name="hindsight"),
    path("would-have-been-different/<uuid:deed>/", views.hindsight_of, name="hindsight_of"),
]
