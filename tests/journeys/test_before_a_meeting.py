"""A week before the meeting: a GP says on his phone what touches him, the chair reads who is silent, the officer arranges."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.pages import follow, heading, press, there_is_a_problem, walk_to

Axe = Callable[[Page], None]


def open_agenda(page: Page) -> None:
    """From the start page to one's own questions about next week."""
    page.goto("/")
    press(page, "Say whether that is so")
    expect(heading(page)).to_have_text("What concerns you")


def test_a_gp_answers_on_his_phone_without_scripts(somebody: Callable[..., Page]) -> None:
    gp = somebody("gp", phone=True, scripts=False)
    open_agenda(gp)
    expect(gp.get_by_text("1 item of 8 may concern you. Is that so?")).to_be_visible()
    expect(gp.get_by_text("“I do not think so.”").first).to_be_visible()  # what he said yesterday of item 5

    gp.get_by_role("link", name="Is that so? Answer for item 8").click()
    gp.get_by_label("I do not think so").check()
    press(gp, "Record your answer")
    there_is_a_problem(gp, "Say why you do not think so.")
    gp.get_by_label("Why do you not think so?").fill("We bid for nothing.")
    press(gp, "Record your answer")
    expect(gp.get_by_text("Thank you. Your answer is recorded.")).to_be_visible()

    press(gp, "Yes, all that I have not answered yet is so")
    expect(gp.get_by_text("Thank you. You have answered for every item.")).to_be_visible()
    expect(gp.get_by_role("link", name="Add something to your declarations")).to_be_visible()
    assert gp.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_chair_reads_who_is_silent_and_prints_her_run_sheet(somebody: Callable[..., Page], axe: Axe) -> None:
    chair = somebody("chair")
    press(chair, "Review conflicts")
    chair.get_by_role("link", name="Before the meeting: 10 of 13 have not answered.").click()
    expect(heading(chair)).to_have_text("What members said")
    expect(chair.get_by_text("“Riverside Practice does not take part in this scheme")).to_be_visible()
    axe(chair)
    follow(chair, "Look at it: Dr Basil Sample, item 5")
    expect(chair.get_by_text("“I do not think so.”")).to_be_visible()
    chair.go_back()
    follow(chair, "Prepare the meeting")
    axe(chair)
    for door in ("What concerns you", "Declarations of interest", "Register of those who come", "Chair’s checklist"):
        follow(chair, door)
        axe(chair)
        follow(chair, "Prepare the meeting")
    follow(chair, "Run-sheet and script")
    expect(
        chair.get_by_text("“Bernard Specimen leaves the chair. Ada Example presides over this item.”").first
    ).to_be_visible()
    axe(chair)
    chair.emulate_media(media="print")
    expect(chair.get_by_role("navigation")).to_have_count(0)


def test_the_officer_takes_up_the_order_that_saves_goings_by_keyboard(somebody: Callable[..., Page], axe: Axe) -> None:
    officer = somebody("officer")
    officer.goto("/meetings/")
    officer.get_by_role("link", name="8 March 2018").first.click()
    follow(officer, "Prepare")
    follow(officer, "Order of items")
    expect(officer.get_by_text("The order below saves 7 goings and comings.")).to_be_visible()
    axe(officer)
    walk_to(officer, "Take the items in this order")
    officer.keyboard.press("Enter")
    expect(officer.get_by_text("The items are taken in this order. Each keeps its number.")).to_be_visible()
    follow(officer, "Prepare")
    expect(officer.get_by_text("It is a good one.")).to_be_visible()
