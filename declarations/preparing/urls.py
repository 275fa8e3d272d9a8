"""Where the pages that prepare a meeting hang."""

from django.urls import path

from declarations.preparing.views import arranging, saying

urlpatterns = [
    path("meetings/<uuid:pk>/prepare/", saying.preparing, name="preparing"),
    path("meetings/<uuid:pk>/prepare/mine/", saying.my_agenda, name="my_agenda"),
    path("meetings/items/<uuid:pk>/answer/", saying.answer_item, name="answer_item"),
    path("meetings/<uuid:pk>/prepare/answers/", saying.answers, name="answers"),
    path("meetings/<uuid:pk>/prepare/answers/history/", saying.answers_history, name="answers_history"),
    path("meetings/<uuid:pk>/prepare/declarations/", arranging.declarations_item, name="declarations_item"),
    path("meetings/<uuid:pk>/prepare/declarations/first/", arranging.put_declarations_first, name="put_declarations_first"),
    path("meetings/<uuid:pk>/prepare/register/", arranging.register_extract, name="register_extract"),
    path("meetings/<uuid:pk>/prepare/checklist/", arranging.checklist, name="checklist"),
    path("meetings/<uuid:pk>/prepare/order/", arranging.order_of_items, name="order_of_items"),
    path("meetings/<uuid:pk>/prepare/run-sheet/", arranging.run_sheet, name="run_sheet"),
]
