"""Where the pages of oversight hang."""

from django.urls import path

from declarations.oversight import views

urlpatterns = [
    path("oversight/", views.glance, name="oversight"),
    path("oversight/consistency/", views.consistency, name="oversight_consistency"),
    path("oversight/withdrawals/", views.withdrawals, name="oversight_withdrawals"),
]
