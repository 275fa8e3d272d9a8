"""Where the pages of papers hang."""

from django.urls import path

from committees.papers import views

urlpatterns = [
    path("meetings/items/<uuid:pk>/papers/", views.papers, name="papers"),
    path("meetings/items/<uuid:pk>/papers/add/", views.add_paper, name="add_paper"),
    path("meetings/papers/<uuid:pk>/replace/", views.replace_paper, name="replace_paper"),
    path("meetings/papers/<uuid:pk>/change/", views.amend_paper, name="amend_paper"),
    path("meetings/papers/<uuid:pk>/withdraw/", views.withdraw_paper, name="withdraw_paper"),
    path("meetings/papers/<uuid:pk>/history/", views.paper_history, name="paper_history"),
]
