"""Every page that a person of the demo can reach by links: it answers, it is accessible, and it fits a phone."""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Page, TimeoutError

from coi_register.accounts.demo import demo_accounts

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PICTURES = os.environ.get("PICTURES")  # a folder: each page is photographed at both widths
# Two meetings, two people, two cells of the matrix: enough to see that their titles differ. The officer reaches most kinds.
MOST_OF_A_KIND = {"officer": 2}
BUILT: set[str] = set()  # what axe has read already: pages built of the same elements and classes are read once
READ = """() => ({
    title: document.title,
    links: [...document.querySelectorAll("a[href]:not([download]):not([type])")].map(link => link.getAttribute("href")),
    headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(heading => !heading.closest(".coi-message")).map(
        heading => Number(heading.tagName[1])),
    named: [...document.querySelectorAll("main a[href]")].map(
        link => [(link.getAttribute("aria-label") || link.textContent).trim().replace(/\\s+/g, " "), link.getAttribute("href")]),
    built: [...new Set([...document.querySelectorAll("body *")].map(node => node.tagName + "." + node.classList))].sort().join(),
    primary: [...document.querySelectorAll("main .nhsuk-button")].filter(
        button => !/--(secondary|reverse|warning|login)/.test(button.className)).length,
})"""

# Told by the page itself, beside what the browser's console says: the policy refuses without a word in some cases.
POLICY_BROKEN = """document.addEventListener("securitypolicyviolation", broken => console.error(
    `The policy was broken: ${broken.effectiveDirective} ${broken.blockedURI} ${broken.sourceFile}:${broken.lineNumber}`))"""


@dataclass
class Crawl:
    """A walk along the links of a site, a page or two of each kind; what is wrong with them is collected in `findings`."""

    page: Page
    axe: Callable[[Page], None]
    who: str
    findings: list[str] = field(default_factory=list)
    seen: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, str] = field(default_factory=dict)

    def walk(self, start: str) -> None:
        """From the start page until no link leads to a new kind of page."""
        self.page.add_init_script(POLICY_BROKEN)
        self.page.on("console", lambda message: message.type == "error" and self.find(message.text))
        self.page.on("pageerror", lambda error: self.find(str(error)))
        waiting = [start]
        while waiting:
            address = waiting.pop(0)
            if self.is_new(address):
                waiting += self.visit(address)

    def is_new(self, address: str) -> bool:
        """Whether this page is one of the first of its kind; it is then counted."""
        try:
            name = resolve(urlsplit(address).path).url_name
        except Resolver404:  # the link of a page nobody serves is followed, and found
            name = address
        path = urlsplit(address).path
        if path in self.seen[name] or len(self.seen[name]) >= MOST_OF_A_KIND.get(self.who, 1):
            return False
        self.seen[name].append(path)
        return True

    def visit(self, address: str) -> list[str]:
        """Look at one page at both widths, and hand back the links on it."""
        self.page.set_viewport_size(DESK)
        response = self.page.goto(address)
        if response is None or response.status != 200:
            self.find(f"answers {response and response.status}")
            return []
        read = self.page.evaluate(READ)
        self.findings += [f"{self.where}: {wrong}" for wrong in self.wrong_with(read)]
        is_new = (read["built"] not in BUILT) or PICTURES
        BUILT.add(read["built"])
        if is_new:
            self.look("desk")
        self.page.set_viewport_size(PHONE)
        try:  # the header folds its links a moment after the width changed
            self.page.wait_for_function(
                "width => document.documentElement.scrollWidth <= width", arg=PHONE["width"], timeout=3_000
            )
        except TimeoutError:
            self.find(f"is {self.page.evaluate('document.documentElement.scrollWidth')} pixels wide on a phone")
        if is_new:
            self.look("phone")
        return list(self.inner(read["links"]))

    @property
    def where(self) -> str:
        return f"{self.who}, {urlsplit(self.page.url)._replace(scheme='', netloc='').geturl()}"

    def find(self, wrong: str) -> None:
        self.findings.append(f"{self.where}: {wrong}")

    def wrong_with(self, read: dict[str, Any]) -> Iterator[str]:
        """What the structure of a page gets wrong."""
        levels = read["headings"]
        if levels.count(1) != 1:
            yield f"has {levels.count(1)} first headings"
        if any(below > above + 1 for above, below in pairwise(levels)) or levels[:1] != [1]:
            yield f"has headings out of order: {levels}"
        path = urlsplit(self.page.url).path
        if (other := self.titles.setdefault(read["title"], path)) != path:
            yield f"has the title of {other}: {read['title']}"
        if read["primary"] > 1:
            yield f"has {read['primary']} first buttons"
        yield from _alike(read["named"])

    def look(self, width: str) -> None:
        """Photograph it where pictures are wanted, and let axe read it."""
        if PICTURES:
            name = re.sub(r"[0-9a-f-]{36}", "x", urlsplit(self.page.url).path).strip("/").replace("/", "_") or "home"
            count = len(self.seen[resolve(urlsplit(self.page.url).path).url_name])
            self.page.screenshot(path=Path(PICTURES) / width / f"{self.who}-{name}-{count}.png", full_page=True)
        try:
            self.axe(self.page)
        except AssertionError as breaches:
            self.find(str(breaches))

    def inner(self, links: list[str]) -> Iterator[str]:
        """The links that stay on the site, without their fragments."""
        site = urlsplit(self.page.url).netloc
        for link in links:
            whole = urlsplit(urljoin(self.page.url, link))
            if whole.netloc == site and whole.scheme.startswith("http"):
                yield whole._replace(fragment="").geturl()


def _alike(named: list[list[str]]) -> Iterator[str]:
    """Links that say the same and lead to different places."""
    places: dict[str, set[str]] = defaultdict(set)
    for text, href in named:
        places[text].add(href)
    for text, hrefs in places.items():
        if len(hrefs) > 1:
            yield f"has {len(hrefs)} links called “{text}”"


@pytest.mark.parametrize("key", [account.key for account in demo_accounts()])
def test_every_page_that_somebody_reaches_is_in_order(
    key: str, somebody: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    crawl = Crawl(somebody(key), axe, key)
    crawl.walk("/")
    print(f"{key}: {sum(map(len, crawl.seen.values()))} pages of {len(crawl.seen)} kinds")
    assert not crawl.findings, f"{len(crawl.findings)} findings:\n" + "\n".join(crawl.findings)
    assert len(crawl.seen) > 10
