"""Where the pages of campaigns hang."""

from django.urls import path

from declarations.campaigns import views

urlpatterns = [
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/plan/", views.plan, name="plan_campaign"),
    path("campaigns/<uuid:pk>/", views.campaign, name="campaign"),
    path("campaigns/<uuid:pk>/change/", views.change, name="change_campaign"),
    path("campaigns/<uuid:pk>/open/", views.open_now, name="open_campaign"),
    path("campaigns/<uuid:pk>/close/", views.close, name="close_campaign"),
    path("campaigns/<uuid:pk>/withdraw/", views.withdraw, name="withdraw_campaign"),
    path("campaigns/<uuid:pk>/history/", views.history, name="campaign_history"),
]
