"""Two windows on one seat: who comes second reads what the first wrote, and chooses; and words that look like code stay words."""

import os
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from committees.models import Seat
from tests.coi_register.door.polyglots import POLYGLOTS, TAG
from tests.journeys.pages import press, there_is_a_problem
from tests.journeys.test_every_page import DESK, PHONE, POLICY_BROKEN

PICTURES = os.environ.get("PICTURES")


def test_who_comes_second_reads_what_the_first_wrote_and_chooses(
    somebody: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    first, second = somebody("officer"), somebody("officer")
    seat = Seat.objects.filter(invited_as=None).order_by("order").first()
    assert seat
    for page in (first, second):
        page.goto(f"/committees/seats/{seat.pk}/correct/")
    first.get_by_label("Office", exact=True).fill("Lay chair, as the first wrote")
    press(first, "Save the correction")
    second.get_by_label("Office", exact=True).fill("Lay chair, as the second wrote")
    press(second, "Save the correction")
    there_is_a_problem(second, "Somebody else changed this seat while you had it open. Nothing of yours was saved.")
    written = second.get_by_role("region", name="What was written meanwhile")
    expect(written).to_contain_text("Lay chair, as the first wrote")
    expect(second.get_by_label("Office", exact=True)).to_have_value("Lay chair, as the second wrote")
    for name, size in (("desk", DESK), ("phone", PHONE)):
        second.set_viewport_size(size)
        assert second.evaluate("document.documentElement.scrollWidth") <= size["width"]
        axe(second)
        if PICTURES:
            second.screenshot(path=Path(PICTURES) / f"meanwhile-{name}.png", full_page=True)
    press(second, "Save the correction")
    seat.refresh_from_db()
    assert seat.office == "Lay chair, as the second wrote"


def test_words_that_look_like_code_stay_words_in_a_browser(somebody: Callable[..., Page]) -> None:
    page, found = somebody("officer"), []
    page.add_init_script(POLICY_BROKEN)
    page.on("dialog", lambda dialog: found.append(dialog.message))
    page.on("console", lambda message: message.type == "error" and found.append(message.text))
    seat = Seat.objects.filter(invited_as=None).order_by("order").first()
    assert seat
    for words in POLYGLOTS[:4]:
        page.goto(f"/committees/seats/{seat.pk}/correct/")
        page.get_by_label("Office", exact=True).fill(words)
        press(page, "Save the correction")
        for address in (f"/committees/seats/{seat.pk}/", f"/committees/seats/{seat.pk}/history/", "/meetings/"):
            page.goto(address)
            assert page.locator(f"{TAG}, [{TAG}]").count() == 0
    assert not found
