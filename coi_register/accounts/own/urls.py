"""Where one's own pages hang."""

from django.urls import path

from coi_register.accounts.own import views

urlpatterns = [
    path("", views.account, name="account"),
    path("sessions/", views.sessions, name="own_sessions"),
    path("sessions/stay/", views.stay, name="stay_signed_in"),
    path("sessions/end-others/", views.end_others, name="end_other_sessions"),
    path("sessions/<uuid:sitting>/end/", views.end_session, name="end_own_session"),
    path("sign-in/once-more/", views.elsewhere, name="sign_in_elsewhere"),
    path("invitation/<slug:token>/", views.accept, name="accept_invitation"),
]
