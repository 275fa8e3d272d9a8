"""Where the room of reviews hangs its pages."""

from django.urls import path

from declarations.review import views

urlpatterns = [
    path("review/", views.reviews, name="reviews"),
    path("interests/<uuid:pk>/review/", views.review, name="review"),
    path("interests/<uuid:pk>/ask/", views.ask_back, name="ask_back"),
    path("interests/<uuid:pk>/match/", views.tie_interest, name="tie_interest"),
    path("interests/<uuid:pk>/versions/", views.compare, name="differences"),
    path("questions/<uuid:pk>/answer/", views.answer_query, name="answer_query"),
    path("people/<uuid:pk>/attest/", views.attest, name="attest"),
    path("people/<uuid:pk>/attest/ask/", views.ask_to_attest, name="ask_to_attest"),
]
