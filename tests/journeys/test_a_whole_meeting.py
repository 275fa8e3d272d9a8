"""The whole life of one meeting, by keyboard: convened by the officer, and in the end its decision is read by anybody."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core import mail
from docx import Document
from playwright.sync_api import Browser, Page, expect

from committees.models import Meeting
from tests.committees.papers.made import pdf
from tests.declarations.packs.conftest import text_in, unpacked
from tests.journeys.pages import (
    choose_by_keyboard,
    heading,
    press_by_keyboard,
    press_this_by_keyboard,
    tick_by_keyboard,
    walk_to,
    walk_to_this,
    write_by_keyboard,
    write_day_by_keyboard,
)

DAY = date(2018, 3, 7)
ITEM = "Riverside Practice: a grant for a lift"
TOKEN = "quagmirella"  # in the title, the text and the name of the paper
DECIDED = "A grant of 30,000 pounds is made for the lift."
GP = "Dr Basil Sample"
Look = Callable[[Page, str], None]


def says(page: Page, words: str | re.Pattern[str]) -> None:
    expect(page.get_by_role("main")).to_contain_text(words)


def done(page: Page, words: str) -> None:
    """The banner over the page says so."""
    expect(page.get_by_text(words).first).to_be_visible()


def goes_to(page: Page, *tabs: str) -> None:
    """From anywhere to a page of the meeting."""
    press_by_keyboard(page, "Meetings", "7 March 2018")
    for tab in tabs:
        press_this_by_keyboard(page, page.get_by_label("This meeting").get_by_role("link", name=tab, exact=True))


# --- before the meeting


def convenes(officer: Page, look: Look) -> None:
    """The officer calls the committee together."""
    press_by_keyboard(officer, "Meetings", "Convene a meeting")
    write_day_by_keyboard(officer, "Date of the meeting", DAY)
    write_by_keyboard(officer, "Start time", "2pm")
    write_by_keyboard(officer, "Place", "Wexbridge Town Hall")
    tick_by_keyboard(officer, re.compile("^Primary Care Commissioning Committee"))
    look(officer, "01-convening")
    press_by_keyboard(officer, "Convene the meeting")
    expect(officer.get_by_text("7 March 2018").first).to_be_visible()
    look(officer, "02-convened")


def puts_declarations_first(officer: Page) -> None:
    goes_to(officer, "Prepare")
    press_by_keyboard(officer, "Chair’s checklist", "Put one at its head")
    write_by_keyboard(officer, "Its number", "1")
    press_by_keyboard(officer, "Put it there")


def puts_an_item_on_the_agenda(officer: Page, look: Look) -> None:
    press_by_keyboard(officer, "Add an item")
    write_by_keyboard(officer, "Item number", "2")
    write_by_keyboard(officer, "Title", ITEM)
    write_by_keyboard(officer, "Kind of item", "Payment")
    tick_by_keyboard(officer, "A decision is asked for")
    look(officer, "03-adding-an-item")
    press_by_keyboard(officer, "Add the item")
    expect(heading(officer)).to_contain_text(ITEM)


def says_whom_it_concerns(officer: Page, look: Look) -> None:
    """The title names the practice, so it is offered."""
    look(officer, "04-offered-parties")
    tick_by_keyboard(officer, re.compile("^Riverside Practice"))
    write_by_keyboard(officer, "The part they play", "Applicant")
    press_by_keyboard(officer, "Add those chosen")
    says(officer, "Riverside Practice")
    look(officer, "05-the-item")


def adds_a_paper(officer: Page, look: Look, folder: Path) -> None:
    file = folder / f"{TOKEN}.pdf"
    file.write_bytes(pdf(f"Builders named {TOKEN} offer to put in the lift.", f"{TOKEN} asks for 30,000 pounds."))
    press_by_keyboard(officer, "The papers of this item", "Add a paper")
    write_by_keyboard(officer, "Title", f"Estimate of the builders {TOKEN}")
    walk_to_this(officer, officer.get_by_label("File"))
    officer.get_by_label("File").set_input_files(file)  # the dialogue is the browser’s own
    press_by_keyboard(officer, "Add the paper")
    says(officer, TOKEN)
    look(officer, "06-papers")


def issues_the_papers(officer: Page, look: Look) -> None:
    """One button: the packs are made with it."""
    goes_to(officer, "Issued")
    press_by_keyboard(officer, "Issue the papers")
    look(officer, "10-issuing")
    press_by_keyboard(officer, "Issue the papers")
    done(officer, "Packs 1 are made.")
    look(officer, "11-issued")
    goes_to(officer, "Packs")
    look(officer, "12-packs")


def answers(gp: Page, look: Look) -> None:
    """What concerns the GP: a partner of the practice that applies."""
    goes_to(gp, "Prepare")
    press_by_keyboard(gp, "What concerns you")
    says(gp, ITEM)
    look(gp, "07-what-concerns-you")
    press_by_keyboard(gp, "Yes, all of this is so")
    done(gp, "Thank you.")


def rules(chair: Page, look: Look) -> None:
    """He leaves, and gets no papers."""
    goes_to(chair, "Conflicts")
    look(chair, "08-conflicts")
    press_by_keyboard(chair, f"Leave: {GP}, item 2")
    expect(chair.get_by_label("They receive no papers or minutes of this item")).to_be_checked()  # as recommended
    look(chair, "09-ruling")
    press_by_keyboard(chair, "Record this ruling")
    done(chair, f"Your ruling on {GP} is recorded.")


# --- what each of them reads


def reads_their_own_papers(page: Page, look: Look, *, name: str, withheld: bool) -> str:
    """The page of one's papers, and the pack; the address of the page."""
    press_by_keyboard(page, "Home", "Your papers")
    expect(page.get_by_text("Something is withheld here, because of an interest.")).to_have_count(int(withheld))
    expect(page.get_by_role("link", name="Open your pack")).to_be_visible()
    look(page, name)
    return page.url


def everything_reached_from(page: Page, start: str) -> Iterator[tuple[str, bytes]]:
    """Whatever of the meeting this reader comes to from the page of their papers, each file unpacked; and their start page."""
    waiting, seen = [urljoin(start, "/"), urljoin(start, "/meetings/"), start], set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = page.request.get(address)
        body, kind = answer.body(), answer.headers["content-type"].split(";")[0]
        yield address, body + unfolded(body, kind)
        if kind == "text/html":
            links = (urljoin(address, link).partition("#")[0] for link in re.findall(r'href="([^"]+)"', body.decode()))
            waiting += [link for link in links if any(part in link for part in parts_of_the_meeting())]


def parts_of_the_meeting() -> Iterator[str]:
    """What an address of the meeting, of its items, or of a file holds."""
    yield from ("/meetings/packs/", "/meetings/papers/")
    meeting = Meeting.objects.get(on=DAY)
    yield from (str(one.pk) for one in (meeting, *meeting.items.all()))


def unfolded(body: bytes, kind: str) -> bytes:
    """What lies packed in a file."""
    if kind == "application/pdf":
        return unpacked(body) + text_in(body).encode()
    if kind.endswith("wordprocessingml.document"):
        return words_of(Document(BytesIO(body))).encode()
    return b""


def words_of(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def hears_nothing_of_the_paper(gp: Page, papers: str) -> None:
    reached = dict(everything_reached_from(gp, papers))
    for file in (".ics", ".pdf"):
        assert any(address.endswith(file) for address in reached)
    assert [address for address, body in reached.items() if TOKEN.encode() in body] == []
    assert not any(TOKEN in letter.body for letter in mail.outbox)


def reads_the_paper(member: Page, look: Look) -> None:
    """As a page, and in the pack."""
    pack = urljoin(member.url, member.get_by_role("link", name="Open your pack").get_attribute("href"))
    assert TOKEN in text_in(member.request.get(pack).body())
    press_by_keyboard(member, "Read as a page")
    says(member, TOKEN)
    look(member, "15-paper-as-a-page")


# --- in the room


def opens_the_meeting(secretary: Page, look: Look) -> None:
    """All are here but one, who sent apologies."""
    press_by_keyboard(secretary, "Go into the room", "Call the roll and open the meeting")
    look(secretary, "16-roll")
    tick_by_keyboard(secretary, "Everybody is here, but for those whom I mark")
    choose_by_keyboard(secretary, "Apologies", of=secretary.get_by_role("group", name="Felix Sample"))
    press_by_keyboard(secretary, "Open the meeting")
    done(secretary, "The meeting is open.")
    press_by_keyboard(secretary, "The secretary’s screen")
    look(secretary, "17-open")


def taps(page: Page, says: str, whom: str) -> None:
    """A button of the room: the page stays, and shows what became of it."""
    walk_to_this(page, page.get_by_role("button", name=re.compile(f"^{says} ?: {whom}")))
    page.keyboard.press("Enter")


def takes_the_first_item(chair: Page, look: Look) -> None:
    press_by_keyboard(chair, "Home", "Go into the room")
    look(chair, "18-chair-before")
    taps(chair, "Begin", "item 1")
    press_by_keyboard(chair, "Note it")
    press_by_keyboard(chair, "Note the item")
    done(chair, "Item 1: recorded.")


def decides_the_second(chair: Page, secretary: Page, look: Look) -> None:
    """The GP leaves, the secretary notes it, the chair records the decision."""
    taps(chair, "Begin", "item 2")
    says(chair, f"{GP} must leave now.")
    look(chair, "19-must-leave")
    walk_to(chair, "Record the decision")
    says(secretary, f"{GP} must leave now.")
    taps(secretary, "Leaves", GP)
    says(secretary, "The committee can decide.")
    expect(secretary.locator("#room-verdict")).to_be_focused()  # the button is another one now
    look(secretary, "20-secretary-can-decide")
    says(chair, "The committee can decide.")
    expect(chair.get_by_role("button", name="Record the decision")).to_be_focused()  # she keeps her place
    chair.keyboard.press("Enter")
    write_by_keyboard(chair, "What was decided?", DECIDED)
    choose_by_keyboard(chair, "By consensus")
    look(chair, "21-deciding")
    press_by_keyboard(chair, "Record the decision")
    done(chair, "Item 2: recorded.")


def closes_the_meeting(secretary: Page, look: Look) -> None:
    says(secretary, "Every item has been taken.")
    taps(secretary, "Comes back", GP)
    press_by_keyboard(secretary, "Close the meeting")
    press_by_keyboard(secretary, "Close the meeting")
    done(secretary, "The meeting is closed.")
    look(secretary, "22-closed")


# --- afterwards


def writes_and_sends_the_minutes(secretary: Page, look: Look) -> None:
    press_by_keyboard(secretary, "Go to the minutes")
    look(secretary, "23-minutes")
    says(secretary, "Nothing is wrong with the minutes.")  # the lint
    press_this_by_keyboard(secretary, secretary.get_by_role("link", name=re.compile("^Write.*Item 2")))
    write_by_keyboard(secretary, "What was said", "The committee asked whether the lift can be used by wheelchair users.")
    press_by_keyboard(secretary, "Save")
    press_by_keyboard(secretary, "Send the draft to the chair")
    look(secretary, "24-sending")
    press_by_keyboard(secretary, "Send the draft")
    says(secretary, "It waits for Ada Example.")
    look(secretary, "25-sent")


def approves_the_minutes(chair: Page, look: Look) -> None:
    press_by_keyboard(chair, "Home")
    says(chair, "Minutes that wait for you to approve them")
    press_by_keyboard(chair, "Primary Care Commissioning Committee, 7 March 2018")
    press_by_keyboard(chair, "Approve the minutes")
    look(chair, "26-approving")
    press_by_keyboard(chair, "Approve")
    says(chair, "The minutes are approved.")
    look(chair, "27-approved")


def finds_the_five_facts_in_word(member: Page) -> None:
    """What minutes show of each conflict (R7.12), read by another program than the one that wrote it."""
    goes_to(member, "Minutes")
    words = words_of(Document(BytesIO(taken(member, "Take them away (Word)"))))
    for fact in (
        GP,
        "Financial interest, their own: Partner of Riverside Practice.",
        "You would gain or lose directly",
        f"2 {ITEM}",
        "Leave for this item, without the papers. Ruled by Ada Example, chair",
        "Was out of the room from",
        "quorate without Dr Basil Sample, with 7 votes left",
        DECIDED,
        "wheelchair users",
    ):
        assert fact in words, words


def finds_nothing_of_it_in_their_minutes(gp: Page, look: Look) -> None:
    goes_to(gp, "Minutes")
    says(gp, "The papers of this item are withheld from you, as the chair ruled.")
    look(gp, "28-gp-minutes")
    words = words_of(Document(BytesIO(taken(gp, "Take them away (Word)"))))
    for kept in (DECIDED, "wheelchair users"):
        assert kept not in words
        expect(gp.get_by_role("main")).not_to_contain_text(kept)


def taken(page: Page, name: str) -> bytes:
    """The file behind a link."""
    address = page.get_by_role("link", name=name).get_attribute("href")
    answer = page.request.get(urljoin(page.url, address))
    assert answer.ok
    return answer.body()


def reads_the_decision(anybody: Page, look: Look) -> None:
    """Without signing in, and without a cookie."""
    anybody.goto("/decisions/")
    look(anybody, "29-decisions")
    press_by_keyboard(anybody, "NHS Wexbridge CCG", "7 March 2018")
    for words in (ITEM, DECIDED, "quorate without Dr Basil Sample", "Leave for this item, without the papers."):
        says(anybody, words)
    expect(anybody.get_by_role("main")).not_to_contain_text(TOKEN)
    look(anybody, "30-decision")
    assert anybody.context.cookies() == []


@pytest.fixture
def anybody(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    context = browser.new_context(**browser_context_args)
    yield context.new_page()
    context.close()


def test_a_meeting_from_its_convening_to_the_published_decision(
    somebody: Callable[..., Page], anybody: Page, looked_at: Look, tmp_path: Path, settings: Any
) -> None:
    officer, gp, chair = somebody("officer"), somebody("gp", phone=True), somebody("chair", phone=True)
    convenes(officer, looked_at)
    puts_declarations_first(officer)
    puts_an_item_on_the_agenda(officer, looked_at)
    says_whom_it_concerns(officer, looked_at)
    adds_a_paper(officer, looked_at, tmp_path)
    answers(gp, looked_at)
    rules(chair, looked_at)
    issues_the_papers(officer, looked_at)

    papers = reads_their_own_papers(gp, looked_at, name="13-gp-papers", withheld=True)
    hears_nothing_of_the_paper(gp, papers)
    member = somebody("vice_chair")
    reads_their_own_papers(member, looked_at, name="14-members-papers", withheld=False)
    reads_the_paper(member, looked_at)

    settings.DEMO_TODAY = DAY
    secretary = somebody("secretary")
    opens_the_meeting(secretary, looked_at)
    takes_the_first_item(chair, looked_at)
    decides_the_second(chair, secretary, looked_at)
    closes_the_meeting(secretary, looked_at)
    writes_and_sends_the_minutes(secretary, looked_at)
    approves_the_minutes(chair, looked_at)

    finds_the_five_facts_in_word(member)
    finds_nothing_of_it_in_their_minutes(gp, looked_at)
    reads_the_decision(anybody, looked_at)
