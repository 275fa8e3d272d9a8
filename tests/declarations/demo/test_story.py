"""The story is plain YAML, and everything it names is there."""

from declarations.demo import story


def test_the_word_on_is_a_word_and_not_true() -> None:
    assert all("on" in meeting and True not in meeting for meeting in story.meetings())


def test_a_meeting_has_what_all_have_and_may_have_its_own() -> None:
    venues = {meeting["venue"] for meeting in story.meetings()}
    assert len(venues) == 2
    assert {meeting["starts_at"] for meeting in story.meetings()} == {"14:00"}


def test_rows_are_passed_on_without_the_words_of_the_story() -> None:
    assert story.without({"key": "a", "name": "A"}, "key") == {"name": "A"}


def test_nothing_happens_after_the_day_on_which_the_story_ends() -> None:
    days = [meeting["on"] for meeting in story.meetings() if meeting.get("held")]
    days += [meeting["prepared_on"] for meeting in story.meetings() if "prepared_on" in meeting]
    days += [
        campaign[word] for campaign in story.campaigns() for word in ("planned", "opened", "closed") if word in campaign
    ]
    assert max(days) <= story.its_today()


def test_no_code_of_the_story_could_be_one_of_the_nhs() -> None:
    codes = [row["ods_code"] for row in story.wexbridge()["organisations"] if "ods_code" in row]
    assert all(code.startswith("ZZ") for code in [*codes, story.wexbridge()["ccg"]["ods_code"]])
    assert len(codes) == len(set(codes))
