"""Where the rule book hangs."""

from django.urls import path

from declarations.rulebook import views

urlpatterns = [path("rule-book/", views.rule_book, name="rule_book")]
