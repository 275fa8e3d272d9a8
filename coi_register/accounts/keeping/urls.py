"""Where the pages hang on which accounts are kept."""

from django.urls import path

from coi_register.accounts.keeping import views

urlpatterns = [
    path("", views.accounts, name="accounts"),
    path("open/", views.open_account, name="open_account"),
    path("<int:pk>/", views.account, name="account_of"),
    path("<int:pk>/invite/", views.invite, name="invite_account"),
    path("<int:pk>/invitation/withdraw/", views.withdraw_invitation, name="withdraw_invitation"),
    path("<int:pk>/close/", views.close, name="close_account"),
    path("<int:pk>/address/", views.change_address, name="change_address"),
    path("<int:pk>/second-step/", views.tell_step_lost, name="tell_step_lost"),
    path("second-step/<uuid:pk>/", views.step_lost, name="step_lost"),
    path("second-step/<uuid:pk>/keep/", views.keep_step, name="keep_step"),
    path("<int:pk>/ask/", views.ask_for_role, name="ask_for_role"),
    path("<int:pk>/sessions/", views.sessions, name="sessions_of"),
    path("<int:pk>/sessions/end/", views.end_sessions, name="end_sessions_of"),
    path("<int:pk>/sessions/<uuid:sitting>/end/", views.end_session, name="end_session_of"),
    path("roles/<uuid:pk>/end/", views.end_role, name="end_role"),
    path("asked/<uuid:pk>/", views.role_asked, name="role_asked"),
    path("asked/<uuid:pk>/withdraw/", views.withdraw_role, name="withdraw_role"),
]
