"""The questions of a dry run and the sentences about rows that are left out, as the officer reads them."""

from collections.abc import Mapping, Sequence
from datetime import date

from coi_register.nhsuk.words import counted, day
from declarations.guidance.vocabulary import Relationship
from declarations.imports.dates import Said
from declarations.imports.facts import Line, Namesake, Question, Somebody
from declarations.imports.vocabulary import Answer, Asked

NO_NAME = "No name stands in this row or above it. Write the name beside it in the file."
LONG_NAME = "The name is longer than 200 letters, so it is none. Look whether the columns are right."
NOTHING_SAID = "It says no interest: a tick alone, without words. Write in the file what the interest is."
NIL_AND_INTERESTS = "It says that they have no interests, and other rows say some. No nil return is made."
SHOWN = 300  # letters of a cell; a question is read in one breath


def same_as_row(number: int) -> str:
    """The sentence for a row that is there twice."""
    return f"It says the same as row {number}."


def nothing_new(line: Line) -> str:
    """The sentence for a row that adds nothing."""
    return f"“{_short(line.text)}” is no nil return: what they declared before still stands. Nothing is taken from this row."


def nil_without_a_day(line: Line) -> str:
    """The sentence for a row that says none, and not since when."""
    return f"“{_short(line.text)}” without a day is no nil return. Ask {line.person} for one."


def who(one: Somebody, found: Sequence[Namesake], lines: tuple[int, ...]) -> Question:
    """Whether a name is somebody's on the register."""
    known = [(str(each.key), ", ".join(filter(None, ("Yes: " + each.name, each.position)))) for each in found]
    says = f"Is “{one.name}”{f', {_short(one.position)},' if one.position else ''} somebody who is on the register already?"
    return Question(Asked.WHO, one.name, lines, says, (*known, (Answer.NEW.value, f"No: add {one.name} to the register")))


def two(where: str, parts: Sequence[str], line: Line) -> Question:
    """Whether an “and” stands in a name, or between two."""
    apart = " and ".join(f"“{part}”" for part in parts)
    choices = (
        (Answer.SEVERAL.value, f"{counted(len(parts), 'organisation').capitalize()}: {apart}"),
        (Answer.ONE.value, f"One organisation: “{where}”"),
    )
    return Question(Asked.TWO, where, (line.number,), f"Is “{where}” one organisation, or more?", choices)


def which(name: str, bearers: int, line: Line) -> Question:
    """Which organisation is meant; what may be offered is looked up where the question is asked."""
    several = f" {bearers} organisations bear this name." if bearers else " No organisation has exactly this name."
    return Question(Asked.WHICH, name, (line.number,), f"Which “{name}” is meant?{several}", safe=Answer.WORDS.value)


def whose(line: Line, found: Relationship | None, labels: Mapping[Relationship, str]) -> Question:
    """Whose interest it is, where the register does not say, or says it only between the lines."""
    ties = sorted(labels.items(), key=lambda each: each[0] != found)
    choices = [(tie.value, label) for tie, label in ties] + [(Answer.OWN.value, f"{line.person}’s own")]
    return Question(Asked.WHOSE, line.text, (line.number,), f"Whose interest is “{_short(line.text)}”?", tuple(choices))


def year(words: str, line: Line) -> Question:
    """Whether a number alone is the year in which an interest began."""
    choices = (
        (Answer.YES.value, f"Yes: it began in {words}, and nobody wrote down the day"),
        (Answer.NO.value, "No: it is something else. Keep it with the words of the interest"),
    )
    return Question(Asked.YEAR, words, (line.number,), f"Is “{words}” the year it began?", choices, Answer.YES.value)


def ended(until: Said, line: Line) -> Question:
    """By which day an interest had surely ended, of which the register knows the month or the year."""
    surely = until.after
    assert surely is not None
    choices = (
        (surely.isoformat(), f"It had ended by {day(surely)}, the first day after “{until.words}”"),
        (Answer.OPEN.value, "It has not ended, as far as anybody knows"),
    )
    says = f"The register says that it ended “{until.words}”, without a day. From which day is it surely over?"
    return Question(Asked.ENDED, until.words, (line.number,), says, choices, surely.isoformat())


def covers(line: Line, rows: int) -> Question:
    """Whether an action that stands beside one of a person's interests is meant for all of them."""
    choices = (
        (Answer.ALL_ROWS.value, f"All {rows} interests of {line.person}"),
        (Answer.OWN_ROW.value, f"Only the interest beside it, in row {line.number}"),
    )
    says = (
        f"{line.person}: does “{_short(line.mitigation)}” cover {'both' if rows == 2 else f'all {rows}'} of their interests?"
    )
    return Question(Asked.COVERS, f"{line.person}: {line.mitigation}", (line.number,), says, choices)


def nil(line: Line, on: date) -> Question:
    """Whether “none” is somebody's word that there is nothing."""
    choices = (
        (Answer.NIL_RETURN.value, f"Yes: on {day(on)} {line.person} said that they have no interests"),
        (Answer.LEAVE_OUT.value, "No: nothing was added then. Leave the row out"),
    )
    about = f"{line.person}: {line.text}, {on.isoformat()}"
    return Question(
        Asked.NIL, about, (line.number,), f"Is “{_short(line.text)}” a nil return?", choices, Answer.LEAVE_OUT.value
    )


def day_from(answer: str) -> date | None:
    """A day that was answered."""
    try:
        return date.fromisoformat(answer)
    except ValueError:
        return None


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
