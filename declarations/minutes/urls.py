"""Where the room of minutes hangs its pages."""

from django.urls import path

from declarations.minutes import views

urlpatterns = [
    path("meetings/<uuid:pk>/minutes/", views.minutes, name="minutes"),
    path("meetings/<uuid:pk>/minutes/opening/", views.write_opening, name="write_opening"),
    path("meetings/<uuid:pk>/minutes/send/", views.send_minutes, name="send_minutes"),
    path("meetings/<uuid:pk>/minutes/approve/", views.approve_minutes, name="approve_minutes"),
    path("meetings/<uuid:pk>/minutes/versions/", views.minutes_versions, name="minutes_versions"),
    path("meetings/<uuid:pk>/minutes/file/", views.minutes_file, name="minutes_file"),
    path("items/<uuid:pk>/minutes/", views.write_minutes, name="write_minutes"),
]
