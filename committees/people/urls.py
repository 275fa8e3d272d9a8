"""Where the pages hang of a person's account and relations; their declarations hang upstairs."""

from django.urls import path

from committees.people import views

urlpatterns = [
    path("people/<uuid:pk>/relations/", views.relations, name="relations"),
    path("people/<uuid:pk>/invite/", views.invite, name="invite_person"),
    path("people/<uuid:pk>/acting/", views.let_act_for, name="let_act_for"),
    path("people/<uuid:pk>/manager/", views.name_manager, name="name_manager"),
    path("people/relations/<uuid:pk>/end/", views.end, name="end_relation"),
]
