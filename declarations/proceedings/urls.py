"""Where the room of a meeting hangs its pages."""

from django.urls import path

from declarations.proceedings.views import declaring, outcomes, screens, taps

urlpatterns = [
    path("meetings/<uuid:pk>/room/", screens.room, name="room"),
    path("meetings/<uuid:pk>/room/record/", screens.room_record, name="room_record"),
    path("meetings/<uuid:pk>/room/state/", screens.room_state, name="room_state"),
    path("meetings/<uuid:pk>/room/open/", screens.open_room, name="open_room"),
    path("meetings/<uuid:pk>/room/close/", screens.close_room, name="close_room"),
    path("meetings/<uuid:pk>/room/people/<uuid:person>/leaves/", taps.leave_room, name="leave_room"),
    path("meetings/<uuid:pk>/room/people/<uuid:person>/steps-out/", taps.step_out, name="step_out"),
    path("meetings/<uuid:pk>/room/people/<uuid:person>/comes-back/", taps.come_back, name="come_back"),
    path("meetings/<uuid:pk>/room/people/<uuid:person>/arrives/", taps.arrive, name="arrive"),
    path("items/<uuid:pk>/room/begin/", taps.begin_item, name="begin_item"),
    path("items/<uuid:pk>/room/votes/", outcomes.record_votes, name="record_votes"),
    path("items/<uuid:pk>/room/decide/", outcomes.decide_item, name="decide_item"),
    path("items/<uuid:pk>/room/note/", outcomes.note_item, name="note_item"),
    path("items/<uuid:pk>/room/defer/", outcomes.defer_item, name="defer_item"),
    path("items/<uuid:pk>/room/refer/", outcomes.refer_item, name="refer_item"),
    path("items/<uuid:pk>/room/take-back/", outcomes.take_back_item, name="take_back_item"),
    path("items/<uuid:item>/room/<uuid:person>/rule/", taps.rule_as_recommended, name="rule_as_recommended"),
    path("items/<uuid:pk>/room/<uuid:person>/declare/", declaring.declare_in_room, name="declare_in_room"),
    path("items/<uuid:pk>/room/<uuid:person>/declare/<uuid:interest>/", declaring.tie_in_room, name="tie_in_room"),
    path("room/movements/<uuid:pk>/", declaring.correct_movement, name="correct_movement"),
    path("room/movements/<uuid:pk>/undo/", declaring.undo_movement, name="undo_movement"),
    path("room/declared/<uuid:pk>/", declaring.correct_declared, name="correct_declared"),
]
