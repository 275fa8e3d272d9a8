"""Where the rule book hangs."""

from django.urls import path

from declarations.rulebook.views import reading, taking_up, varying

urlpatterns = [
    path("rule-book/", reading.rule_book, name="rule_book"),
    path("rule-book/<uuid:ccg>/", taking_up.ccg_rule_book, name="ccg_rule_book"),
    path("rule-book/<uuid:pk>/history/", taking_up.ccg_rule_book_history, name="ccg_rule_book_history"),
    path("rule-book/<uuid:ccg>/adopt/<str:instrument>/", taking_up.adopt, name="adopt"),
    path("rule-book/<uuid:ccg>/rules/<slug:rule>/", taking_up.ccg_rule, name="ccg_rule"),
    path(
        "rule-book/<uuid:ccg>/rules/<slug:rule>/take-back/", taking_up.take_back_confirmation, name="take_back_confirmation"
    ),
    path("rule-book/<uuid:ccg>/own-rules/new/", varying.draft_variation, name="draft_variation"),
    path("rule-book/own-rules/<uuid:pk>/", varying.variation, name="variation"),
    path("rule-book/own-rules/<uuid:pk>/change/", varying.amend_variation, name="amend_variation"),
    path("rule-book/own-rules/<uuid:pk>/cases/new/", varying.try_case, name="try_case"),
    path("rule-book/own-rules/<uuid:pk>/cases/<int:place>/take-away/", varying.take_away_case, name="take_away_case"),
    path("rule-book/own-rules/<uuid:pk>/preview/", varying.preview_variation, name="preview_variation"),
    path("rule-book/own-rules/<uuid:pk>/drop/", varying.drop_variation, name="drop_variation"),
    path("rule-book/own-rules/<uuid:pk>/end/", varying.end_variation, name="end_variation"),
]
