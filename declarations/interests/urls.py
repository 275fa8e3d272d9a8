"""Where the register of interests hangs its pages."""

from django.urls import path

from declarations.interests.views import declare, history, register

urlpatterns = [
    path("people/", register.people, name="people"),
    path("people/<uuid:pk>/", register.person, name="person"),
    path("people/<uuid:pk>/confirm/", register.confirm, name="confirm_interests"),
    path("people/<uuid:pk>/history/", history.of_person, name="person_history"),
    path("my-declarations/", register.my_declarations, name="my_declarations"),
    path("interests/<uuid:pk>/amend/", declare.amend, name="amend_interest"),
    path("interests/<uuid:pk>/cease/", register.cease, name="cease_interest"),
    path("interests/<uuid:pk>/history/", history.of_interest, name="interest_history"),
    path("declare/", declare.start, name="declare"),
    path("declare/<uuid:draft>/check/", declare.check, name="declare_check"),
    path("declare/<uuid:draft>/<slug:question>/", declare.question, name="declare_question"),
]
