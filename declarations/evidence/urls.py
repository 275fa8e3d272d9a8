"""Where the pages on issued papers hang."""

from django.urls import path

from declarations.evidence import views

urlpatterns = [
    path("issues/", views.all_issues, name="all_issues"),
    path("issues/<uuid:pk>/", views.issue, name="issue"),
    path("issues/<uuid:pk>/again/", views.worked_out_again, name="worked_out_again"),
    path("issues/<uuid:pk>/record.json", views.issue_record, name="issue_record"),
    path("meetings/<uuid:pk>/issues/", views.issues, name="issues"),
    path("meetings/<uuid:pk>/issues/new/", views.issue_papers, name="issue_papers"),
]
