"""Where the pages of committees and seats hang."""

from django.urls import path

from committees.seats import views

urlpatterns = [
    path("committees/", views.committees, name="committees"),
    path("committees/establish/", views.establish, name="committee_establish"),
    path("committees/<uuid:pk>/", views.committee, name="committee"),
    path("committees/<uuid:pk>/history/", views.committee_history, name="committee_history"),
    path("committees/<uuid:pk>/terms/", views.terms_set, name="terms_set"),
    path("committees/<uuid:pk>/seats/add/", views.seat_create, name="seat_create"),
    path("committees/<uuid:pk>/on-call/add/", views.on_call, name="on_call"),
    path("committees/terms/<uuid:pk>/correct/", views.terms_correct, name="terms_correct"),
    path("committees/seats/<uuid:pk>/", views.seat, name="seat"),
    path("committees/seats/<uuid:pk>/history/", views.seat_history, name="seat_history"),
    path("committees/seats/<uuid:pk>/correct/", views.seat_amend, name="seat_amend"),
    path("committees/seats/<uuid:pk>/end/", views.seat_end, name="seat_end"),
    path("committees/seats/<uuid:pk>/person/", views.seat_person, name="seat_person"),
    path("committees/seats/<uuid:pk>/deputy/", views.seat_deputy, name="seat_deputy"),
    path("committees/holdings/<uuid:pk>/end/", views.holding_end, name="holding_end"),
]
