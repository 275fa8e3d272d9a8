"""A walk along the links of the site without a browser: one page of each route, with its elements and its forms."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Form:
    """A form as it was rendered: where it goes, how, and what it would be sent with."""

    method: str
    action: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    def add(self, name: str, value: str) -> None:
        self.fields.setdefault(name, []).append(value)


class Reading(HTMLParser):
    """The elements of a page with the names of their attributes, its links and its forms."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, frozenset[str]]] = []
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: Form | None = None
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; what a form would send of it goes to the form it stands in."""
        said = {name: value or "" for name, value in attrs}
        self.elements.append((tag, frozenset(said)))
        if tag == "a" and "href" in said:
            self.links.append(said["href"])
        if tag == "form":
            self._form = Form(said.get("method", "get").lower(), said.get("action", ""))
            self.forms.append(self._form)
        if self._form is not None:
            self._note(tag, said, self._form)

    def handle_endtag(self, tag: str) -> None:
        """The end of a form."""
        if tag == "form":
            self._form = None

    def _note(self, tag: str, said: dict[str, str], form: Form) -> None:
        if tag == "select":
            self._select = said.get("name", "")
        if tag == "option" and "selected" in said:
            form.add(self._select, said.get("value", ""))
        if tag == "textarea" and said.get("name"):
            form.add(said["name"], "")
        if tag == "input" and said.get("name"):
            kind = said.get("type", "text")
            if kind not in ("checkbox", "radio") or "checked" in said:
                form.add(said["name"], said.get("value", ""))


@dataclass
class Visited:
    """One page: its address, the name of its route, the answer, and what is on it."""

    address: str
    route: str
    response: HttpResponse
    reading: Reading

    @property
    def path(self) -> str:
        return urlsplit(self.address).path

    def posted(self) -> Iterator[Form]:
        """Its forms that change something, but for the one in the header that signs out."""
        return (form for form in self.reading.forms if form.method == "post" and "sign-out" not in form.action)


def read(response: HttpResponse) -> Reading:
    """What is on a page."""
    reading = Reading()
    if response.headers.get("Content-Type", "").startswith("text/html"):
        reading.feed(response.content.decode())
    return reading


def route_of(address: str) -> str:
    """The name of the route; the address where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return address


def walk(client: Client, *, of_each: int = 1, keep: Callable[[str], bool] = lambda route: True) -> list[Visited]:
    """Every kind of page that can be reached from the start page, `of_each` of a kind."""
    waiting, seen, count, found = ["/"], set[str](), dict[str, int](), list[Visited]()
    while waiting:
        address = waiting.pop(0)
        path, route = urlsplit(address).path, route_of(address)
        if path in seen or count.get(route, 0) >= of_each or not keep(route):
            continue
        seen.add(path)
        count[route] = count.get(route, 0) + 1
        page = Visited(address, route, response := client.get(address), read(response))
        found.append(page)
        targets = (urljoin(address, link) for link in page.reading.links)
        waiting += [target for target in targets if not urlsplit(target).netloc]
        if response.status_code in (301, 302):
            waiting.insert(0, response.headers["Location"])
    return found
