"""Where the pages of meetings hang."""

from django.urls import path

from committees.meetings.views import agenda, concerns, contributors, meetings

urlpatterns = [
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/convene/", meetings.convene, name="convene"),
    path("meetings/<uuid:pk>/", meetings.meeting, name="meeting"),
    path("meetings/<uuid:pk>/attendance/", meetings.attendance, name="attendance"),
    path("meetings/<uuid:pk>/held/", meetings.hold_meeting, name="hold_meeting"),
    path("meetings/<uuid:pk>/cancel/", meetings.cancel_meeting, name="cancel_meeting"),
    path("meetings/<uuid:pk>/history/", meetings.meeting_history, name="meeting_history"),
    path("meetings/<uuid:pk>/agenda/", agenda.agenda, name="agenda"),
    path("meetings/<uuid:pk>/agenda/add/", agenda.add_item, name="add_item"),
    path("meetings/items/<uuid:pk>/", agenda.item, name="item"),
    path("meetings/items/<uuid:pk>/amend/", agenda.amend_item, name="amend_item"),
    path("meetings/items/<uuid:pk>/part/", agenda.mark_item, name="mark_item"),
    path("meetings/items/<uuid:pk>/take-off/", agenda.withdraw_item, name="withdraw_item"),
    path("meetings/items/<uuid:pk>/history/", agenda.item_history, name="item_history"),
    path("meetings/items/<uuid:pk>/concerns/<slug:way>/", concerns.add_concern, name="add_concern"),
    path("meetings/items/<uuid:item>/concerns/<uuid:pk>/identify/", concerns.identify_concern, name="identify_concern"),
    path("meetings/items/<uuid:item>/concerns/<uuid:pk>/remove/", concerns.remove_concern, name="remove_concern"),
    path("meetings/items/<uuid:pk>/contributors/add/", contributors.add_contributor, name="add_contributor"),
    path(
        "meetings/items/<uuid:item>/contributors/<uuid:pk>/remove/",
        contributors.remove_contributor,
        name="remove_contributor",
    ),
]
