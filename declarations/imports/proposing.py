"""The dry run: what each line of a register would become, and what has to be asked before it does."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from uuid import UUID

from coi_register.nhsuk.words import day
from committees.organisations.naming import normalised
from declarations.guidance.vocabulary import RELATIONSHIP_LABELS, InterestCategory, Relationship
from declarations.imports import asking, dates, names, sentences, types
from declarations.imports.facts import Answers, DryRun, Known, Line, Nil, Problem, Proposed, Question, Somebody
from declarations.imports.vocabulary import Answer, Asked

LONGEST_NAME, LONGEST_WORDS = 200, 60


def dry_run(lines: Iterable[Line], answers: Answers, known: Known) -> DryRun:
    """What the lines come to with the answers given so far. The same lines and answers always come to the same."""
    return _Run([*lines], answers, known).done()


def organisations_named(lines: Iterable[Line]) -> set[str]:
    """Every name of an organisation that the lines may mean, made alike: what has to be looked up, all at once."""
    found: set[str] = set()
    for line in lines:
        where = line.organisation or sentences.read(line.text).where
        found |= {normalised(name) for name in (where, *sentences.parts_of(where)) if name}
    return found


@dataclass(slots=True)
class _Run:
    lines: Sequence[Line]
    answers: Answers
    known: Known
    people: dict[str, Somebody] = field(default_factory=dict)
    interests: dict[Proposed, int] = field(default_factory=dict)
    nils: list[Nil] = field(default_factory=list)
    questions: dict[str, Question] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def done(self) -> DryRun:
        self._name_people()
        for line in self._with_their_mitigation():
            try:
                self._read(line)
            except _LeftOut as error:
                self.problems.append(Problem(line.number, str(error)))
        standing = {one.person for one in self.interests}
        self.problems += [Problem(one.line, asking.NIL_AND_INTERESTS) for one in self.nils if one.person in standing]
        asked = sorted(self.questions.values(), key=lambda one: ([*Asked].index(one.asks), one.lines))
        return DryRun(
            people=self.people,
            interests=tuple(replace(one, line=number) for one, number in self.interests.items()),
            nils=tuple(one for one in self.nils if one.person not in standing),
            questions=tuple(one for one in asked if one.key not in self.answers),
            problems=tuple(sorted(self.problems, key=lambda one: one.line)),
            answered=tuple((one, self.answers[one.key]) for one in asked if one.key in self.answers),
        )

    def _name_people(self) -> None:
        """One person for each name of the file; a namesake on the register is never taken for them unasked."""
        plain = [names.alike(one.name) for one in self.known.people]
        for line in self.lines:
            key = names.alike(line.person)
            if not key or len(line.person) > LONGEST_NAME:
                continue
            if key not in self.people:
                self.people[key] = Somebody(line.person, line.position[:LONGEST_NAME])
            elif line.position and not self.people[key].position:
                self.people[key] = replace(self.people[key], position=line.position[:LONGEST_NAME])
        numbers = _numbers_by_person(self.lines)
        for key, one in self.people.items():
            if found := names.namesakes(one.name, self.known.people, plain):
                answer = self._ask(asking.who(one, found, numbers[key]))
                self.people[key] = replace(one, known=next((each.key for each in found if str(each.key) == answer), None))

    def _with_their_mitigation(self) -> Iterator[Line]:
        """The lines, with an action that stands beside one of a person's interests beside all, where that was answered."""
        covered = dict(self._covering())
        for line in self.lines:
            yield replace(line, mitigation=line.mitigation or covered.get(names.alike(line.person), ""))

    def _covering(self) -> Iterator[tuple[str, str]]:
        by_person: dict[str, list[Line]] = {}
        for line in self.lines:
            by_person.setdefault(names.alike(line.person), []).append(line)
        for key, lines in by_person.items():
            beside = [line for line in lines if line.mitigation]
            is_doubtful = len({line.mitigation for line in beside}) == 1 and len(beside) < len(lines)
            if is_doubtful and self._ask(asking.covers(beside[0], len(lines))) == Answer.ALL_ROWS:
                yield key, beside[0].mitigation

    def _read(self, line: Line) -> None:
        if (key := names.alike(line.person)) not in self.people:
            raise _LeftOut(asking.NO_NAME if not key else asking.LONG_NAME)
        if types.says_none(line.text) or types.says_nothing_new(line.text):
            return self._nil(line, key)
        if not line.text and not line.organisation:
            raise _LeftOut(asking.NOTHING_SAID)
        for one in self._interests(line, key):
            plain = replace(one, line=0)
            if self.interests.setdefault(plain, line.number) != line.number:
                raise _LeftOut(asking.same_as_row(self.interests[plain]))
        return None

    def _nil(self, line: Line, key: str) -> None:
        """A nil return is somebody's word on a day. Without the day, or where only nothing was added, there is none."""
        on = dates.read(line.declared).day
        if on is None:
            raise _LeftOut(asking.nothing_new(line) if types.says_nothing_new(line.text) else asking.nil_without_a_day(line))
        if self._ask(asking.nil(line, on)) == Answer.NIL_RETURN:
            self.nils.append(Nil(line.number, key, on))

    def _interests(self, line: Line, key: str) -> Iterator[Proposed]:
        kind, said = types.read(line.type_), sentences.read(line.text)
        direct, relationship = self._whose(line, kind)
        since, until, since_words, until_words, beside = self._dates(line)
        whole = Proposed(
            line=line.number,
            person=key,
            category=line.category or kind.category,
            direct=direct,
            relationship=relationship,
            role=said.role,
            text=_text(line, kind, beside),
            since=since,
            until=until,
            since_words=since_words,
            until_words=until_words,
            declared_on=dates.read(line.declared).day,
            mitigation_text=line.mitigation,
        )
        for name in self._parties(line, line.organisation or said.where):
            yield replace(whole, organisation=self._which(name, line)) if name else whole

    def _whose(self, line: Line, kind: types.Kind) -> tuple[bool, Relationship | None]:
        """Whether it is their own; else by what tie, as the words say or as was answered."""
        direct = kind.direct if line.direct is None or line.category else line.direct
        if line.whose and direct is None:
            direct = types.read(line.whose).direct
        if direct:
            return True, None
        found = types.relationship(line.whose) or types.relationship(line.text)
        if direct is False and found:
            return False, found
        if direct is None and not found:
            return True, None
        answer = self._ask(asking.whose(line, found, RELATIONSHIP_LABELS))
        return (False, Relationship(str(answer))) if answer in {*Relationship} else (True, None)

    def _dates(self, line: Line) -> tuple[date | None, date | None, str | None, str | None, str]:
        """From, until, the words that stand for a day that nobody knows, and what was found to be no date at all."""
        since, until = (dates.read(line.since), dates.read(line.until))
        if line.span:
            since, until = dates.read_span(line.span)
        beside = ""
        if since.bare and self._ask(asking.year(since.words, line)) == Answer.NO:
            since, beside = dates.Said(), since.words
        ends = until.day + timedelta(days=1) if until.day else self._ended(until, line)
        if since.day and ends and ends <= since.day:
            raise _LeftOut(f"It ends, “{until.words}”, before it begins, on {day(since.day)}.")
        too_long = [said.words for said in (since, until) if len(said.kept or "") > LONGEST_WORDS]
        kept = [None if len(said.kept or "") > LONGEST_WORDS else said.kept for said in (since, until)]
        return since.day, ends, kept[0], kept[1], " ".join(filter(None, [beside, *too_long]))

    def _ended(self, until: dates.Said, line: Line) -> date | None:
        """The register says that it ended in a month or a year: the day by which it surely had is somebody's to say."""
        if until.after is None:
            return None
        answer = self._ask(asking.ended(until, line))
        return None if answer in (None, Answer.OPEN) else asking.day_from(str(answer))

    def _parties(self, line: Line, where: str) -> Sequence[str]:
        parts = sentences.parts_of(where)
        if not parts or self.known.organisations.get(normalised(where)):
            return [where]
        match self._ask(asking.two(where, parts, line)):
            case None:
                return [""]  # which one is meant, is asked when it is known how many there are
            case Answer.SEVERAL:
                return parts
            case _:
                return [where]

    def _which(self, name: str, line: Line) -> UUID | None:
        """The one organisation of exactly this name; else the one that was answered, or none."""
        found = self.known.organisations.get(normalised(name), ())
        if len(found) == 1:
            return found[0]
        answer = self._ask(asking.which(name, len(found), line))
        return None if answer in (None, Answer.WORDS) else UUID(str(answer))

    def _ask(self, question: Question) -> str | None:
        """The answer, if it was given; the question is asked once, for all the lines that ask the same."""
        before = self.questions.get(question.key)
        if before is not None:
            question = replace(before, lines=tuple(dict.fromkeys((*before.lines, *question.lines))))
        self.questions[question.key] = question
        return self.answers.get(question.key)


class _LeftOut(ValueError):
    """Why a line is left out."""


def _numbers_by_person(lines: Iterable[Line]) -> dict[str, tuple[int, ...]]:
    found: dict[str, dict[int, None]] = {}
    for line in lines:
        found.setdefault(names.alike(line.person), {})[line.number] = None
    return {key: tuple(numbers) for key, numbers in found.items()}


def _text(line: Line, kind: types.Kind, beside: str) -> str:
    """The register's own words, with those of its type where they say more than ours can, and what was no date."""
    named = line.organisation and normalised(line.organisation) not in normalised(line.text)
    words = [". ".join(filter(None, (line.organisation if named else "", line.text)))]
    if (
        line.type_
        and line.category is None
        and (kind.old or (kind.category is InterestCategory.UNKNOWN and kind.direct is None))
    ):
        words.append(f"(The register calls it “{line.type_}”.)")
    if beside:
        words.append(f"(The register has “{beside}” among the dates.)")
    return " ".join(words)
