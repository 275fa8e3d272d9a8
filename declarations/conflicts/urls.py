"""Where the pages on conflicts hang."""

from django.urls import path

from declarations.conflicts import views

urlpatterns = [
    path("committees/<uuid:pk>/composition/", views.composition, name="composition"),
    path("organisations/<uuid:pk>/connected/", views.connections, name="connected"),
    path("meetings/<uuid:pk>/conflicts/", views.conflicts, name="conflicts"),
    path("meetings/<uuid:pk>/conflicts/list/", views.conflicts_list, name="conflicts_list"),
    path("meetings/<uuid:pk>/conflicts/history/", views.rulings_history, name="rulings_history"),
    path("meetings/items/<uuid:item>/chair/<uuid:committee>/", views.choose_chair, name="choose_chair"),
    path("meetings/items/<uuid:item>/conflicts/<uuid:person>/", views.conflict, name="conflict"),
    path("meetings/items/<uuid:item>/conflicts/<uuid:person>/dismiss/", views.dismiss_match, name="dismiss_match"),
    path("dismissals/", views.dismissals, name="dismissals"),
    path("dismissals/<uuid:pk>/", views.dismissal, name="dismissal"),
    path("dismissals/<uuid:pk>/take-back/", views.withdraw_dismissal, name="withdraw_dismissal"),
    path("dismissals/<uuid:pk>/history/", views.dismissal_history, name="dismissal_history"),
]
