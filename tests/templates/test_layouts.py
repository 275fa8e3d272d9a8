"""The shell of a page and of a meeting's pages, and the small components."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import messages
from django.contrib.messages.storage.base import BaseStorage
from django.template import engines
from django.test import RequestFactory

from coi_register.accounts.actors import Actor


class Kept(BaseStorage):
    def _get(self, *args: Any, **kwargs: Any) -> Any:
        return [], True

    def _store(self, kept: Any, *args: Any, **kwargs: Any) -> Any:
        return []


@dataclass(frozen=True)
class Nav:
    title: str = "Primary Care Commissioning Committee, 1 March 2018"
    lead: str = "10am, Town Hall"
    tabs: tuple[tuple[str, str, bool], ...] = (("Agenda", "/a/", False), ("Conflicts", "/c/", True))


@pytest.fixture
def request_of_ada() -> Any:
    request = RequestFactory().get("/")
    request.actor = Actor(name="Ada <b>Example</b>", user_id=1)
    request.csp_nonce = "only-once"
    request._messages = Kept(request)
    return request


def drawn(template: str, request: Any, **context: Any) -> str:
    return " ".join(engines["jinja2"].from_string(template).render(context, request).split())


PAGE = (
    '{% extends "layouts/page.jinja" %}{% block title %}Agenda{% endblock %}{% block content %}<h1>Agenda</h1>{% endblock %}'
)
MEETING = PAGE.replace("page.jinja", "meeting.jinja")


def test_a_page_names_itself_and_the_service(request_of_ada: Any) -> None:
    assert "<title>Agenda – Conflicts of interest register</title>" in drawn(PAGE, request_of_ada)


def test_whoever_is_signed_in_is_named_and_can_sign_out_by_a_form(request_of_ada: Any) -> None:
    page = drawn(PAGE, request_of_ada)
    assert "Ada &lt;b&gt;Example&lt;/b&gt;" in page
    assert 'method="post" action="/account/sign-out/"' in page
    assert "csrfmiddlewaretoken" in page


def test_a_page_has_one_main_part_and_a_way_to_skip_to_it(request_of_ada: Any) -> None:
    page = drawn(PAGE, request_of_ada)
    assert page.count("<main") == page.count('id="maincontent"') == page.count('href="#maincontent"') == 1


def test_the_demo_says_that_it_is_one(request_of_ada: Any, settings: Any) -> None:
    settings.DEMO = True
    assert "Everything here is invented" in drawn(PAGE, request_of_ada)
    settings.DEMO = False
    assert "Everything here is invented" not in drawn(PAGE, request_of_ada)


def test_a_message_is_shown_once_and_escaped(request_of_ada: Any) -> None:
    messages.success(request_of_ada, "Invented <i>Ltd</i> is added.")
    page = drawn(PAGE, request_of_ada)
    assert page.count("Invented &lt;i&gt;Ltd&lt;/i&gt; is added.") == 1


def test_a_page_of_a_meeting_has_its_tabs_with_the_current_one_marked(request_of_ada: Any) -> None:
    page = drawn(MEETING, request_of_ada, meeting=Nav())
    assert '<a href="/c/" aria-current="page">Conflicts</a>' in page
    assert '<a href="/a/">Agenda</a>' in page
    assert (
        "<title>Agenda – Primary Care Commissioning Committee, 1 March 2018 – Conflicts of interest register</title>" in page
    )


def test_a_table_names_each_cell_for_a_phone_and_escapes_it(request_of_ada: Any) -> None:
    template = '{% from "components/table.jinja" import table %}{{ table("All", ["Name", "Kind"], rows) }}'
    page = drawn(template, request_of_ada, rows=[[("<b>Ltd</b>", "/o/"), "Company"]])
    assert '<a href="/o/">&lt;b&gt;Ltd&lt;/b&gt;</a>' in page
    assert page.count("nhsuk-table-responsive__heading") == 2


def test_a_summary_row_may_have_a_link_that_says_what_it_changes(request_of_ada: Any) -> None:
    template = '{% from "components/summary.jinja" import summary %}{{ summary(rows) }}'
    page = drawn(template, request_of_ada, rows=[("Name", "Ltd", "Change", "/n/"), ("Kind", "Company")])
    assert '<a href="/n/">Change<span class="nhsuk-u-visually-hidden"> Name</span></a>' in page
    assert page.count("<dt") == 2
