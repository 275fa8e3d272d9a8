"""Where the breaches hang their pages."""

from django.urls import path

from declarations.breaches import views

urlpatterns = [
    path("breaches/", views.breaches, name="breaches"),
    path("breaches/new/", views.draft, name="draft_breach"),
    path("breaches/new/interest/<uuid:pk>/", views.from_interest, name="breach_from_interest"),
    path("breaches/new/gift/<uuid:pk>/", views.from_gift, name="breach_from_gift"),
    path("breaches/<uuid:pk>/", views.breach, name="breach"),
    path("breaches/<uuid:pk>/amend/", views.amend, name="amend_breach"),
    path("breaches/<uuid:pk>/take-up/", views.take_up, name="take_up_breach"),
    path("breaches/<uuid:pk>/close/", views.close, name="close_breach"),
    path("breaches/<uuid:pk>/history/", views.breach_history, name="breach_history"),
]
