"""Where the first page hangs."""

from django.urls import path

from declarations.desk import views

urlpatterns = [path("", views.home, name="home")]
