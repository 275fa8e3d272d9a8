"""What a page costs: lists beside themselves with their strings ready; a meeting's conflicts, under load, beside one query."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from time import perf_counter, process_time
from typing import Any
from unittest.mock import patch

from django.core.management import call_command
from django.db import connection
from django.template.backends.jinja2 import Template
from django.test import Client
from django.test.utils import override_settings
from django.urls import reverse

from coi_register.accounts.demo import demo_accounts
from coi_register.accounts.models import User
from committees.meetings.models import Meeting
from declarations.country.bench.figures import Figure, interleaved, percentile, said
from declarations.country.bench.ready import READY

LISTS = (
    "people", "meetings", "organisations", "committees", "reviews", "gifts_waiting", "campaigns", "breaches", "procurements",
    "our_registers", "imports", "public_ccgs", "dismissals", "hindsight", "all_issues",
)  # fmt: skip
AT_ONCE, EACH = 4, 40
Ask = Callable[[], object]


def figures(*, rounds: int) -> Iterator[Figure]:
    """Of the demo, in a database that is thrown away; its first officer asks."""
    call_command("demo", verbosity=0)
    officer = User.objects.get(email=next(one.email for one in demo_accounts() if one.key == "officer"))
    with override_settings(
        ROOT_URLCONF="declarations.country.bench.urls", ALLOWED_HOSTS=["testserver"], DEBUG=False, DEMO=True
    ):
        client = Client(raise_request_exception=True)
        client.force_login(officer)
        yield lists(client, rounds)
        yield conflicts(officer)


def lists(client: Client, rounds: int) -> Figure:
    runs: dict[str, Ask] = {}
    for name in LISTS:
        with _recorded(name, filled=True):
            _ask(client, reverse(name))()
        runs |= {name: _ask(client, reverse(name)), f"{name} ready": _ask(client, reverse("bench_ready", args=[name]))}
    taken = interleaved(runs, rounds, process_time)
    ratios = {name: taken[name] / taken[f"{name} ready"] for name in LISTS}
    worst = max(ratios, key=lambda name: ratios[name])
    return Figure(
        what=f"{len(LISTS)} pages with lists, an officer's, in the demo",
        goal="≤ 3 × the processor's time of the same page with its strings ready",
        figure=f"{ratios[worst]:.1f} × the worst ({worst}, {said(taken[worst])}), {median(ratios.values()):.1f} × the median",
        beside=f"{worst} with its strings ready {said(taken[f'{worst} ready'])}",
        holds=ratios[worst] <= 3,
    )


def conflicts(officer: User) -> Figure:
    meeting = Meeting.objects.order_by("on").last()
    assert meeting is not None, "the demo has meetings"
    address, beside = reverse("conflicts", args=[meeting.pk]), reverse("bench_one_query", args=["conflicts"])
    taken: dict[str, list[float]] = {address: [], beside: []}

    def member(_: int) -> None:
        client = Client()
        client.force_login(officer)
        for which in (address, beside) * EACH:
            began = perf_counter()
            _ask(client, which)()
            taken[which].append(perf_counter() - began)
        connection.close()

    with _recorded("conflicts", filled=False):
        client = Client()
        client.force_login(officer)
        _ask(client, address)()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(member, range(AT_ONCE)))
    ours, theirs = percentile(taken[address], 0.95), percentile(taken[beside], 0.95)
    return Figure(
        what=f"the conflicts of a meeting, asked for by {AT_ONCE} at once",
        goal="p95 ≤ 2 × that of a page as long, made of one query",
        figure=f"p95 {said(ours)}, {ours / theirs:.1f} ×; median {said(percentile(taken[address], 0.5))}",
        beside=f"p95 {said(theirs)}",
        holds=ours <= 2 * theirs,
    )


def _ask(client: Client, address: str) -> Ask:
    def ask() -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            raise RuntimeError(f"{address} answered {answer.status_code}")

    return ask


@contextmanager
def _recorded(name: str, *, filled: bool) -> Iterator[None]:
    """Keep the page that is made meanwhile: its template with all that fills it, or its very text."""
    render = Template.render

    def recording(self: Template, context: Any = None, request: Any = None) -> Any:
        text = render(self, context, request)
        READY[name] = (lambda: self.template.render(context)) if filled else (lambda: text)
        return text

    with patch.object(Template, "render", recording):
        yield
