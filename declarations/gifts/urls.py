"""Where the register of gifts and hospitality hangs its pages."""

from django.urls import path

from declarations.gifts.views import reading, recording

urlpatterns = [
    path("gifts/", reading.gifts, name="gifts"),
    path("gifts/mine/", reading.my_gifts, name="my_gifts"),
    path("gifts/record/", recording.record, name="record_offer"),
    path("gifts/record/for/", reading.gift_people, name="gift_people"),
    path("gifts/waiting/", reading.gifts_waiting, name="gifts_waiting"),
    path("gifts/of/<uuid:ccg>/", reading.gifts_of, name="gifts_of"),
    path("gifts/of/<uuid:ccg>/none/", recording.confirm_none, name="confirm_no_gifts"),
    path("gifts/to/<uuid:pk>/", reading.gifts_to, name="gifts_to"),
    path("gifts/<uuid:pk>/", reading.offer, name="offer"),
    path("gifts/<uuid:pk>/amend/", recording.amend, name="amend_offer"),
    path("gifts/<uuid:pk>/answer/", recording.answer, name="answer_offer"),
    path("gifts/<uuid:pk>/approval/", recording.decide, name="decide_offer"),
    path("gifts/<uuid:pk>/history/", reading.offer_history, name="offer_history"),
]
