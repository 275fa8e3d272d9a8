"""Where the reports hang."""

from django.urls import path

from declarations.reports import views

urlpatterns = [
    path("reports/", views.reports, name="reports"),
    path("reports/<slug:about>/", views.report, name="report"),
]
