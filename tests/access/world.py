"""Two CCGs with everything in them that may be kept from somebody, and everybody who may ask for it.

Each secret holds a token found nowhere else, and knows who may read it. What a persona may do is written down here, beside
access.yaml, and never asked of the product: the product is what is on trial.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import yaml
from django.core.files.base import ContentFile

from coi_register.accounts.actors import NOBODY, Actor, Role
from coi_register.accounts.models import Letter, RoleAsked, StepLost, User
from coi_register.accounts.policy import MATRIX
from coi_register.accounts.selectors import actor_of
from coi_register.audit import services as audit
from coi_register.audit.current import deed_in_hand
from committees.models import Meeting
from committees.people.models import ActsFor, Manages
from declarations.campaigns.models import Asked, Campaign, Digest, Reminder, Result
from declarations.evidence.services import issue_papers
from declarations.guidance.rulebook import fingerprint, load
from declarations.imports import vocabulary as asked_of_imports
from declarations.imports.facts import key_of
from declarations.imports.services import receive
from declarations.minutes.facts import Opening
from declarations.minutes.frozen import written as frozen_minutes
from declarations.models import (
    Answer,
    Approval,
    Breach,
    Change,
    ChosenChair,
    DecisionMaker,
    Declared,
    Discussion,
    Dismissal,
    Edition,
    Hold,
    ImportAnswer,
    InterestMet,
    LookedInto,
    Minutes,
    Movement,
    NilPeriod,
    NoParty,
    Pack,
    PackRun,
    Passage,
    Query,
    Review,
    RuleConfirmed,
    Ruling,
    Sitting,
    Tick,
    Variation,
    Vote,
    Withholding,
)
from declarations.packs.facts import Numbered
from declarations.procurement import services as buying
from tests import factories as make

ON = date(2018, 3, 1)
AT = datetime(2018, 2, 20, 9, tzinfo=UTC)
GRANTED = (Role.OFFICER, Role.GUARDIAN, Role.AUDITOR, Role.ADMIN)
Held = tuple[Role, UUID, UUID | None]
A_RULE = next(rule for rule in load().in_force(ON).rules if rule.id == "body-benefits-in-an-award")
ROWS: Mapping[str, Mapping[str, str]] = yaml.safe_load(MATRIX.read_text())


@dataclass(frozen=True)
class Place:
    """Where something belongs, and whom it is about."""

    ccgs: frozenset[UUID] = frozenset()
    committees: frozenset[UUID] = frozenset()
    person: UUID | None = None


@dataclass
class Persona:
    """Somebody who asks; `held` is what they may do it by, as the story has it."""

    key: str
    user: User | None = None
    held: frozenset[Held] = frozenset()
    person: UUID | None = None
    comes_in: bool = True  # a disabled account does not
    acts_for: frozenset[UUID] = frozenset()
    staff: frozenset[UUID] = frozenset()

    @property
    def is_known(self) -> bool:
        return self.user is not None and self.comes_in

    def is_bound_by(self, people: frozenset[UUID]) -> bool:
        """Whether what is kept from these people is kept from them: they are one, or act for one."""
        return bool(people & self.acts_for) or self.person in people

    @property
    def everywhere(self) -> Place:
        """Some place of theirs, whichever."""
        return Place(frozenset(ccg for _, ccg, _ in self.held), frozenset(one for *_, one in self.held if one), self.person)

    def may(self, action: str, place: Place) -> bool:
        """What access.yaml says, read here a second time and in another way."""
        return self.is_known and any(
            self._covers(ROWS[action].get(role, "")[:1], ccg, one, place) for role, ccg, one in self.held
        )

    def _covers(self, scope: str, ccg: UUID, committee: UUID | None, place: Place) -> bool:
        return {
            "n": True,
            "c": ccg in place.ccgs,
            "k": committee in place.committees,
            "o": self.person is not None and self.person == place.person,
            "s": place.person in self.staff,
            "d": place.person in self.acts_for,
        }.get(scope, False)


@dataclass(frozen=True)
class Secret:
    """A token and what it stands in; `readers` says of a persona whether it may reach them."""

    token: str
    what: str
    readers: Callable[[Persona], bool]


@dataclass(frozen=True)
class Thing:
    """Something that an address names: the words of the address, and where it belongs.

    `kept`: where its agenda is kept, if that is not the same; `private`: whose private items it holds.
    """

    address: Mapping[str, Any]
    place: Place
    kept: Place | None = None
    private: tuple[Place, ...] = ()
    whose: Place | None = None  # of an item: the committees it is of, where not all that meet
    sees: tuple[tuple[str, Place], ...] = ()  # withheld from whoever may do none of these
    bound: frozenset[UUID] = frozenset()  # a private item that is not named to these, nor to whoever acts for them


@dataclass
class World:
    """Everything by its name: `things["a"]["meeting"]`."""

    things: dict[str, dict[str, Thing]] = field(default_factory=lambda: {"a": {}, "b": {}, "joint": {}, "withheld": {}})
    personas: dict[str, Persona] = field(default_factory=dict)
    secrets: list[Secret] = field(default_factory=list)
    rows: dict[str, Any] = field(default_factory=dict)

    def secret(self, what: str, readers: Callable[[Persona], bool]) -> str:
        """A new token for one field."""
        token = f"zq{len(self.secrets):03d}canary"
        self.secrets.append(Secret(token, what, readers))
        return token

    def reads(self, *asked: tuple[str, Place]) -> Callable[[Persona], bool]:
        """Whoever may do any of these there."""
        return lambda persona: any(persona.may(action, place) for action, place in asked)


def world() -> World:
    """Made once for the tests of a module; everything in one deed."""
    made = World()
    for key in ("a", "b"):
        with audit.deed("world.made", by=make.BY_THE_TEST, because="The tests of access need it."):
            _ccg(made, key)
    with audit.deed("world.made", by=make.BY_THE_TEST, because="The tests of access need it."):
        _in_common(made)
        _specials(made)
    return made


def _ccg(made: World, key: str) -> None:
    ccg = make.CcgFactory(name=f"NHS Invented {key.upper()} CCG")
    home = Place(frozenset({ccg.pk}))
    practice = make.PracticeFactory()
    membership = make.MembershipFactory(practice=practice, ccg=ccg)
    bidder = make.OrganisationFactory(name=f"Invented Bidder {key.upper()} Ltd")
    link = make.LinkFactory(organisation=practice, to=bidder, kind="owned_by")
    board = _committee(ccg, f"the board of {key}")
    other = _committee(ccg, f"the audit committee of {key}", kind="other")
    at_board = Place(frozenset({ccg.pk}), frozenset({board.pk}))
    at_other = Place(frozenset({ccg.pk}), frozenset({other.pk}))
    sitting = {
        "chair": {"chair": True, "category": "lay"},
        "vice_chair": {"vice_chair": True, "category": "lay"},
        "member": {"category": "nurse"},
        "conflicted": {"category": "gp"},
    }
    people = {}
    for name, seat in sitting.items():
        people[name] = _seated(made, key, name, board, at_board, **seat)
    people["chair_of_other"] = _seated(made, key, "chair_of_other", other, at_other, chair=True, category="lay")
    declarer = _person(made, key, "declarer", ccg, home)
    for name, person in (*people.items(), ("declarer", declarer)):
        committee = other if name == "chair_of_other" else board if name in sitting else None
        held: set[Held] = {(Role.DECLARER, ccg.pk, None)}
        if committee:
            held.add((Role.MEMBER, ccg.pk, committee.pk))
        if name in ("chair", "chair_of_other"):
            held.add((Role.CHAIR, ccg.pk, committee.pk))
        if name == "vice_chair":
            held.add((Role.VICE_CHAIR, ccg.pk, committee.pk))
        made.personas[f"{name}_{key}"] = Persona(f"{name}_{key}", person.user, frozenset(held), person.pk)
    for role in GRANTED:
        _granted(made, key, role, ccg)
    _granted(made, key, Role.SECRETARY, ccg, board)

    gp = people["conflicted"]
    # what is sealed in an issue or shown in a flag: who sees the flags of the meeting reads the interest
    words = made.secret(f"{key}: the words of an interest", made.reads(
        ("read_declaration", Place(at_board.ccgs, at_board.committees, gp.pk)), ("see_flags_on_others", at_board),
    ))  # fmt: skip
    interest = make.InterestFactory(person=gp, organisation=bidder, text=f"Their sister, {words}, works there.")
    make.InterestFactory(person=people["chair_of_other"], organisation=bidder)
    meeting = make.MeetingFactory(ccg=ccg, on=date(2018, 3, 8), committees=[board], venue=made.secret(
        f"{key}: the room of a meeting", made.reads(("read_meeting", at_board))))  # fmt: skip
    past = make.MeetingFactory(ccg=ccg, on=date(2018, 1, 11), committees=[board], state="held")
    elsewhere = make.MeetingFactory(ccg=ccg, on=date(2018, 3, 9), committees=[other])
    # whoever reads a past item reads it in precedents too, so the titles of public items are the meeting's
    title = made.secret(f"{key}: the title of a public item", made.reads(("read_meeting", at_board)))
    item = make.ItemFactory(meeting=meeting, number="1", order=1, title=f"Award of a contract {title}")
    reads_private, keeps = made.reads(("read_private_item", at_board)), made.reads(("keep_agenda", at_board))
    bound = frozenset({gp.pk})  # nobody has ruled yet
    hidden = made.secret(
        f"{key}: the title of a private item, kept from one member on whom nobody has ruled",
        lambda persona: keeps(persona) or (reads_private(persona) and not persona.is_bound_by(bound)),
    )
    private = make.ItemFactory(meeting=meeting, number="2", order=2, title=f"Dispute {hidden}", part="private")
    hidden_there = made.secret(
        f"{key}: the title of a private item of another committee",
        made.reads(("read_private_item", at_other), ("keep_agenda", at_other)),
    )
    private_there = make.ItemFactory(meeting=elsewhere, number="1", title=f"Fraud {hidden_there}", part="private")
    before = make.ItemFactory(meeting=past, number="1", title="Award of an earlier contract")
    for one in (item, private, private_there, before):
        make.ConcernFactory(item=one, organisation=bidder, part_played="bidder")
    concern = make.ConcernFactory(item=item, unidentified="A federation of practices", part_played="bidder")
    contributor = make.ContributorFactory(item=item, person=people["member"])
    chair = made.personas[f"chair_{key}"].user
    officer = made.personas[f"officer_{key}"].user
    flags = (("see_flags_on_others", at_board), ("see_flags_on_oneself", Place(person=gp.pk)))
    reason = made.secret(f"{key}: the reason of a ruling", made.reads(*flags))
    ruling = Ruling(
        item=item, person=gp, ruled_by=people["chair"], entered_by=chair, capacity="chair", at=AT, step="note",
        proposed_step="leave", reason=f"Stays because {reason}", interest=interest,
    )  # fmt: skip
    ruling.save()
    doubted = made.secret(f"{key}: why a member does not think so", made.reads(*flags))
    Answer(item=item, person=gp, says="not_so", words=f"Sold, {doubted}", answered={}, digest="0" * 64, at=AT).save()
    Tick(meeting=meeting, point="definition", done=True, by_name="Officer", at=AT).save()
    dismissed = made.secret(f"{key}: why a match was dismissed", made.reads(("read_dismissals", at_board), *flags))
    dismissal = Dismissal(
        ccg=ccg, item=item, person=gp, interest=interest, scope="pair", organisation=bidder, because=f"Not theirs: {dismissed}",
        dismissed_by=officer, dismissed_on=ON,
    )  # fmt: skip
    dismissal.save()
    local = made.secret(f"{key}: why a CCG wrote a rule", made.reads(("read_local_rules", home)))
    variation = Variation(
        ccg=ccg, rule="members_leave", says="Members of a body leave.", when=["person is an ordinary member"], place="policy",
        step="leave", reason=f"The governing body, {local}, asked", since=date(2018, 1, 1), written_by=officer,
    )  # fmt: skip
    variation.save()
    RuleConfirmed(
        ccg=ccg, mark=fingerprint(A_RULE), rule=A_RULE.id, instrument="G2017", on=ON, place="p. 3", by=officer, by_name="Officer"
    ).save()  # fmt: skip
    on_paper = made.secret(f"{key}: the title of a paper", made.reads(("keep_agenda", at_board), ("read_meeting", at_board)))
    paper = make.PaperFactory(item=item, title=f"Business case {on_paper}")
    make.PaperFactory(item=item, title="Prices of the bidders", private=True)
    make.PaperFactory(item=private, title="Terms of the dispute")
    said = made.secret(f"{key}: what minutes say of a meeting", made.reads(("read_minutes", at_board)))
    undecided = made.secret(f"{key}: the minutes of an item, kept from one member on whom nobody has ruled",
        lambda persona: persona.may("read_minutes", at_board) and persona.person != gp.pk)  # fmt: skip
    minutes = Minutes(meeting=past, sent_at=AT)
    minutes.save()
    Passage(minutes=minutes, words=f"The chair welcomed {said}.").save()
    Passage(minutes=minutes, item=before, words=f"It was discussed that {undecided}.").save()
    Approval(
        minutes=minutes, number=1, at=AT, approved_by=people["chair"], entered_by=chair, seal="0" * 64,
        body=frozen_minutes(Opening(title="Minutes", ccg="CCG", on=past.on, words=f"The chair welcomed {said}.")),
    ).save()  # fmt: skip
    NoParty(item=item, organisation=practice, because=f"Only the place, {on_paper}", on=ON, said_by=officer).save()
    pack = _pack(meeting, paper, [private])
    deed = deed_in_hand("the test")
    seen = made.secret(f"{key}: what changed at a meeting", made.reads(("see_flags_on_others", at_board)))
    about = {"person": gp, "aspect": "outcome", "before": "clear", "after": "flagged", "interest": interest}
    about |= {"cause": "declaration", "deed": deed, "at": AT}
    Change(meeting=meeting, item=item, about=f"An interest {seen}", **about).save()
    Change(meeting=past, item=before, about=f"A late interest {seen}", afterwards=True, **about).save()
    sat = _sat(made, key, past, before, gp, people["chair"], interest, at_board)
    note = made.secret(f"{key}: what the Guardian noted", made.reads(("read_hindsight", home)))
    LookedInto(showed=deed, ccg=ccg, note=f"A breach, {note}").save()
    issued = made.secret(f"{key}: why papers were issued again", made.reads(("read_issue", at_board)))
    sent_out = issue_papers(Meeting.objects.get(pk=meeting.pk), by=actor_of(officer, on=ON), because=f"Sent: {issued}")
    clerk_of_registers = people["chair"].user
    edition = Edition(
        ccg=ccg, register="interests", true_on=ON, seal="0" * 64, size=0, prepared_by=clerk_of_registers, prepared_name="Chair",
        prepared_at=AT,
    )  # fmt: skip
    edition.save()
    about_declarer = Place(home.ccgs, person=declarer.pk)
    threat = made.secret(f"{key}: why somebody asks to be withheld", made.reads(("read_withholding", about_declarer)))
    withholding = Withholding(
        ccg=ccg,
        person=declarer,
        register="interests",
        part="name",
        because=f"Threatened: {threat}",
        asked_by=officer,
        asked_on=ON,
    )
    withholding.save()
    inquiry = made.secret(f"{key}: why an entry is on hold", made.reads(("read_register", home)))
    hold = Hold(ccg=ccg, register="interests", entry=interest.pk, because=f"An inquiry, {inquiry}", since=ON)
    hold.save()
    decider = DecisionMaker(ccg=ccg, person=declarer, basis="contracts", since=date(2018, 1, 1))
    decider.save()
    offered = made.secret(f"{key}: what somebody was offered", made.reads(("read_gift", Place(home.ccgs, person=gp.pk))))
    offer = make.OfferFactory(person=gp, details=f"Dinner at {offered}", taken="offered", value=90)
    nil = NilPeriod(ccg=ccg, since=date(2017, 1, 1), until=date(2017, 2, 1), on=ON, confirmed_by=officer, by_name="Officer")
    nil.save()
    broke = made.secret(f"{key}: what is said to be a breach", made.reads(("read_breach", home)))
    breach = Breach(
        ccg=ccg, person=gp, control="meetings", what_happened=f"Stayed for {broke}", discovered_on=ON, drafted_on=ON,
        drafted_by=officer, by_name="Officer",
    )  # fmt: skip
    breach.save()
    helped = made.secret(f"{key}: what the letters of a campaign also say", made.reads(("read_campaign", home)))
    campaign = _campaign(ccg, gp, people["member"], note=f"Ask {helped}")
    made.rows |= {
        f"{name}_{key}": row
        for name, row in {
            "ccg": ccg, "board": board, "meeting": meeting, "item": item, "private": private, "gp": gp,
            "interest": interest, "bidder": bidder, "ruling": ruling, "dismissal": dismissal, "people": people, "deed": deed,
            "variation": variation, "edition": edition, "withholding": withholding,
            "offer": offer, "breach": breach,
        }.items()
    }  # fmt: skip
    bought = _bought(made, key, ccg, home, bidder)
    asked_back = made.secret(f"{key}: a question to a declarer", made.reads(
        ("read_review", Place(home.ccgs, frozenset(), gp.pk)), ("take_bundle", home)))  # fmt: skip
    query = Query(interest=interest, words=f"Does {asked_back} still hold?", asked_on=ON, asked_by=officer)
    query.save()
    Review(interest=interest, of_version=1, on=ON, by=officer).save()
    listed = made.secret(f"{key}: a row of a register that came as a file", made.reads(("read_import", home)))
    register = f"Name,Interest,Organisation\nSomebody Example,Owner,{listed}\n".encode()
    by_the_test = {"source": f"A register of {key}", "by": make.BY_THE_TEST}
    imported = receive(ccg, name="register.csv", content=register, **by_the_test)  # type: ignore[arg-type]
    ImportAnswer(of=imported, key="0123456789abcdef", asks="year", says="yes").save()
    mailbox = made.secret(f"{key}: the address of an account", made.reads(("see_accounts", home), ("take_bundle", home)))
    clerk = make.RoleHeldFactory(
        user=make.UserFactory(name="Clerk Example", email=f"{mailbox}@example.org"), role=Role.AUDITOR, ccg=ccg
    )
    why = made.secret(f"{key}: why a role was asked for", made.reads(("see_accounts", home), ("take_bundle", home)))
    asked_for = RoleAsked(
        user=clerk.user, role=Role.OFFICER, ccg=ccg, since=ON, because=why, asked_by=officer, asked_on=ON, expires=date(2018, 4, 1)
    )  # fmt: skip
    asked_for.save()
    lost = StepLost(user=clerk.user, because=why, asked_by=officer, asked_on=ON, expires=date(2018, 4, 1))
    lost.save()
    delegate = make.UserFactory(name=f"Delegate {key}")
    acting = ActsFor(person=gp, user=delegate, since=date(2018, 1, 1))
    acting.save()
    made.personas[f"delegate_{key}"] = Persona(
        f"delegate_{key}",
        delegate,
        frozenset({(Role.DELEGATE, ccg.pk, None), (Role.DELEGATE, ccg.pk, board.pk)}),
        acts_for=frozenset({gp.pk}),
    )
    Manages(staff=people["member"], manager=declarer, since=date(2018, 1, 1)).save()
    boss = made.personas[f"declarer_{key}"]
    boss.held |= {(Role.LINE_MANAGER, ccg.pk, None)}
    boss.staff = frozenset({people["member"].pk})
    about_gp = Place(at_board.ccgs, at_board.committees, gp.pk)
    anywhere = Place()
    made.things[key] = {
        "ccg": Thing({"ccg": ccg.pk}, home),
        "committee": Thing({"pk": board.pk}, at_board),
        "terms": Thing({"pk": board.terms.get().pk}, at_board),
        "seat": Thing({"pk": gp.holdings.get().seat_id}, at_board),
        "holding": Thing({"pk": gp.holdings.get().pk}, at_board),
        "organisation": Thing({"pk": practice.pk}, anywhere),
        "membership": Thing({"pk": membership.pk}, anywhere),
        "link": Thing({"pk": link.pk}, anywhere),
        "meeting": Thing({"pk": meeting.pk}, at_board),
        "held_meeting": Thing({"pk": past.pk}, at_board),
        "held_item": Thing({"pk": before.pk}, at_board),
        "item": Thing({"pk": item.pk}, at_board),
        **{name: Thing({"pk": pk}, at_board) for name, pk in sat.items()},
        "private_item": Thing({"pk": private.pk}, at_board, bound=bound),
        "paper": Thing({"pk": paper.pk}, at_board),
        "item_of_past": Thing({"pk": before.pk, "person": gp.pk}, at_board),
        "pack": Thing({"pk": pack.pk}, at_board),
        "given": Thing({"pk": meeting.pk, "person": gp.pk}, at_board),
        "concern": Thing({"item": item.pk, "pk": concern.pk}, at_board),
        "contributor": Thing({"item": item.pk, "pk": contributor.pk}, at_board),
        "person": Thing({"pk": gp.pk}, about_gp),
        "interest": Thing({"pk": interest.pk}, about_gp),
        "query": Thing({"pk": query.pk}, about_gp),
        "offer": Thing({"pk": offer.pk}, Place(home.ccgs, person=gp.pk)),
        "recipient": Thing({"pk": gp.pk}, Place(home.ccgs, person=gp.pk)),
        "breach": Thing({"pk": breach.pk}, home),
        "case": Thing({"item": item.pk, "person": gp.pk}, about_gp),
        "succession": Thing({"item": item.pk, "committee": board.pk}, at_board),
        "dismissal": Thing({"pk": dismissal.pk}, at_board),
        "variation": Thing({"pk": variation.pk}, home),
        "case_of_variation": Thing({"pk": variation.pk, "place": 0}, home),
        "edition": Thing({"pk": edition.pk}, home),
        "withholding": Thing({"pk": withholding.pk}, about_declarer),
        "hold": Thing({"pk": hold.pk}, home),
        "decider": Thing({"pk": decider.pk}, home),
        "entry": Thing({"ccg": ccg.pk, "key": interest.pk}, home),
        "deed": Thing({"deed": deed.pk}, home),
        "issue": Thing({"pk": sent_out.pk}, at_board),
        "account": Thing({"pk": clerk.user_id}, home),
        "role_held": Thing({"pk": clerk.pk}, home),
        "step_lost": Thing({"pk": lost.pk}, home),
        "role_asked": Thing({"pk": asked_for.pk}, home),
        "import": Thing({"pk": imported.pk}, home),
        "import_question": Thing({"pk": imported.pk, "key": key_of(asked_of_imports.Asked.WHICH, listed)}, home),
        "relation": Thing({"pk": acting.pk}, about_gp),
        "chain": Thing({"chain": str(ccg.pk)}, home),
        "campaign": Thing({"pk": campaign.pk}, home),
        **{name: Thing({"pk": row.pk}, home) for name, row in bought.items()},
    }


def _sat(
    made: World, key: str, past: Any, item: Any, gp: Any, chair: Any, interest: Any, at_board: Place
) -> dict[str, UUID]:
    """A meeting that sat: what was decided, who was out, who voted and what was declared."""
    in_the_room, of_minutes = made.reads(("read_proceedings", at_board)), made.reads(("read_minutes", at_board))
    noted = made.secret(
        f"{key}: what was decided in the room, and stands in the minutes",
        lambda persona: in_the_room(persona) or (of_minutes(persona) and persona.person != gp.pk),
    )
    sitting = Sitting(meeting=past, opened_at=AT, closed_at=AT, noted_at=AT)
    taken = Discussion(item=item, begun_at=AT, ended_at=AT, presided=chair, outcome="decided", words=noted, manner="votes")
    movement = Movement(sitting=sitting, item=item, person=gp, went_at=AT, came_back_at=AT, why="conflict")
    declared = Declared(item=item, person=gp, interest=interest, words=f"Said {noted}", at=AT)
    for row in (sitting, taken, movement, declared, Vote(item=item, person=chair, cast="for", at=AT)):
        row.save()
    return {"past": past.pk, "past_item": item.pk, "movement": movement.pk, "declared": declared.pk}


def _pack(meeting: Any, paper: Any, unnamed: list[Any]) -> Pack:
    """A pack of one paper, made for everybody at the meeting, that does not tell of these items."""
    version = paper.versions.get()
    version.file.save("paper.pdf", ContentFile(b"%PDF-1.7"), save=False)
    version.save()
    told = Numbered(str(paper.item_id), str(paper.pk), str(version.pk), "Paper 1", 1, version.sha256, private=False).told()
    run = PackRun(meeting=meeting, number=1, by_name="Officer", asked_at=AT, state="made", made_at=AT, numbering=[told])
    run.items = [str(item.pk) for item in meeting.items.all()]
    run.save()
    pack = Pack(run=run, kept="0" * 64, versions=[str(version.pk)], unnamed=[str(item.pk) for item in unnamed], at=AT)
    pack.sha256, pack.size, pack.pages = "0" * 64, 8, 1
    pack.file.save("pack.pdf", ContentFile(b"%PDF-1.7"), save=False)
    pack.save()
    return pack


def _campaign(ccg: Any, asked: Any, manager: Any, *, note: str) -> Campaign:
    """One that is open, with a row of each kind."""
    campaign = Campaign(
        ccg=ccg, name="Spring", whom="everybody", due_on=date(2018, 3, 31), note=note, state="open", opened_on=ON
    )
    row = Asked(campaign=campaign, person=asked)
    reminded, told = (Letter(to=one.user, subject="Confirm", body="Please", written_at=AT) for one in (asked, manager))
    reminder, digest = (
        Reminder(asked=row, on=ON, letter=reminded),
        Digest(campaign=campaign, manager=manager, on=ON, told={}, letter=told),
    )
    for one in (campaign, row, reminded, told, reminder, digest, Result(asked=row)):
        one.save()
    return campaign


def _bought(made: World, key: str, ccg: Any, home: Place, bidder: Any) -> dict[str, Any]:
    """A procurement in which the conflicted member has an interest; the check tells their name to whoever reads it."""
    officer = actor_of(made.personas[f"officer_{key}"].user, on=ON)
    title, how = (
        made.secret(f"{key}: {what}", made.reads(("read_procurement", home)))
        for what in ("the title of a procurement", "how a conflict in a procurement was managed")
    )
    procurement = buying.plan(
        ccg, reference=f"P-{key}", title=f"Surgery {title}", description="Bought", on=ON, by=officer, decided_by="The chief"
    )
    supplier = buying.name_supplier(procurement, organisation=bidder, on=ON, by=officer)
    met = InterestMet.objects.filter(found_by__supplier=supplier).first()
    buying.manage(met, managed=f"Left, {how}", by=officer)
    return {"procurement": procurement, "stage_reached": procurement.stages.get(), "supplier": supplier, "interest_met": met}


def _committee(ccg: Any, what: str, **more: Any) -> Any:
    # the names of committees are public: whoever convenes a meeting in common chooses among all of them
    committee = make.CommitteeFactory(ccg=ccg, name=f"Committee of {what}", **{"level": None, **more} if more else {})
    make.TermsFactory(committee=committee, minimum=2, since=date(2015, 4, 1))
    return committee


def _person(made: World, key: str, name: str, ccg: Any, *seen_at: Place) -> Any:
    asked = [(action, place) for place in seen_at for action in ("read_people", "read_meeting", "see_flags_on_others")]
    token = made.secret(f"{key}: the name of {name}", made.reads(*asked, ("read_people", Place(frozenset({ccg.pk})))))
    person = make.PersonFactory(name=f"Dr {name.title()} {token}", ccg=ccg, user=make.UserFactory(name=f"{name} {key}"))
    return person


def _seated(made: World, key: str, name: str, committee: Any, place: Place, **seat: Any) -> Any:
    person = _person(made, key, name, committee.ccg, place)
    make.HoldingFactory(seat=make.SeatFactory(committee=committee, office=f"{name} seat", **seat), person=person)
    make.ConfirmationFactory(person=person, nil=name not in ("conflicted", "chair_of_other"))
    return person


def _granted(made: World, key: str, role: Role, ccg: Any, committee: Any = None) -> None:
    home = Place(frozenset({ccg.pk}))
    in_ccg = made.reads(*((action, home) for action in ("read_people", "see_accounts", "read_proof")))

    def reads(persona: Persona) -> bool:
        """Whoever issues the papers of a meeting is named on them."""
        meetings = (made.things[where]["meeting"].place for where in (key, "joint"))
        return in_ccg(persona) or (role is Role.OFFICER and any(persona.may("read_meeting", place) for place in meetings))

    token = made.secret(f"{key}: the name of the account of the {role}", reads)
    user = make.RoleHeldFactory(role=role, ccg=ccg, committee=committee, user=make.UserFactory(name=f"{role} {token}")).user
    held: frozenset[Held] = frozenset({(role, ccg.pk, committee.pk if committee else None)})
    made.personas[f"{role}_{key}"] = Persona(f"{role}_{key}", user, held)


def _in_common(made: World) -> None:
    """A meeting that CCG A convenes and a committee of each attends, with a private item of each."""
    rows = made.rows
    committees = {key: _committee(rows[f"ccg_{key}"], f"the joint committee of {key}") for key in ("a", "b")}
    place = Place(frozenset(one.ccg_id for one in committees.values()), frozenset(one.pk for one in committees.values()))
    people = {}
    for key, committee in committees.items():
        own = Place(frozenset({committee.ccg_id}), frozenset({committee.pk}))
        people[key] = _seated(made, key, f"joint_member_{key}", committee, place, category="gp")
        ccg = rows[f"ccg_{key}"].pk
        held = frozenset({(Role.DECLARER, ccg, None), (Role.MEMBER, ccg, committee.pk)})
        name = f"joint_member_{key}"
        made.personas[name] = Persona(name, people[key].user, held, people[key].pk)
        rows[f"joint_place_{key}"] = own
    meeting = make.MeetingFactory(ccg=rows["ccg_a"], on=date(2018, 3, 15), committees=[*committees.values()])
    shared = make.ItemFactory(meeting=meeting, number="1", order=1, title="A shared item")
    make.ConcernFactory(item=shared, organisation=rows["bidder_a"], part_played="bidder")
    kept = Place(frozenset({rows["ccg_a"].pk}), frozenset({committees["a"].pk}))
    made.things["joint"]["item"] = Thing({"pk": shared.pk}, place, kept)
    for number, (key, committee) in enumerate(committees.items(), start=2):
        own = rows[f"joint_place_{key}"]
        # the log of a meeting in common is that of the CCG which convenes it, and a bundle of it holds every item (decisions/0051)
        convener = Place(frozenset({rows["ccg_a"].pk}))
        asked = [("read_private_item", own), ("keep_agenda", convener), ("take_bundle", convener)]
        token = made.secret(f"the title of {key}'s private item at a meeting in common", made.reads(*asked))
        item = make.ItemFactory(meeting=meeting, number=str(number), order=number, title=f"Secret {token}", part="private")
        make.ItemForFactory(item=item, committee=committee)
        make.ConcernFactory(item=item, organisation=rows["bidder_a"], part_played="bidder")
        why = made.secret(f"the reason of a ruling on {key}'s private item at a meeting in common", made.reads(
            *asked, ("see_flags_on_others", own)))  # fmt: skip
        Ruling(
            item=item, person=people[key], ruled_by=people["b" if key == "a" else "a"], capacity="chosen", at=AT, step="note",
            entered_by=made.personas[f"officer_{key}"].user, proposed_step="leave", reason=f"For {why}",
        ).save()  # fmt: skip
        ChosenChair(item=item, committee=committee, person=people[key], reason=f"Chosen for {why}").save()
        Change(
            meeting=meeting, item=item, person=people[key], aspect="outcome", before="clear", after="flagged", cause="link",
            about=f"A link {why}", deed=rows[f"deed_{key}"], at=AT,
        ).save()  # fmt: skip
        if key == "b":  # CCG A's own people know that a private item of B stands there, and no more
            seen = tuple(asked[:2])
            made.things["withheld"] = {
                "item": Thing({"pk": item.pk}, place, kept, whose=own, sees=seen),
                "case": Thing(
                    {"item": item.pk, "person": people[key].pk},
                    replace(place, person=people[key].pk),
                    kept,
                    whose=own,
                    sees=seen,
                ),
                "succession": Thing({"item": item.pk, "committee": committee.pk}, place, kept, whose=own, sees=seen),
            }
    officer = actor_of(made.personas["officer_a"].user, on=ON)
    sent_out = issue_papers(Meeting.objects.get(pk=meeting.pk), by=officer)
    private = (rows["joint_place_a"], rows["joint_place_b"])
    made.things["joint"] |= {
        "meeting": Thing({"pk": meeting.pk}, place, kept),
        "issue": Thing({"pk": sent_out.pk}, place, kept, private),
    }


def _specials(made: World) -> None:
    rows = made.rows
    ccg, board = rows["ccg_a"], rows["board_a"]
    home = Place(frozenset({ccg.pk}), frozenset({board.pk}))
    left = _person(made, "a", "ended", ccg, home)
    make.HoldingFactory(
        seat=make.SeatFactory(committee=board, office="Old seat", category="lay", vice_chair=False),
        person=left, since=date(2015, 4, 1), until=date(2018, 1, 1),
    )  # fmt: skip
    make.RoleHeldFactory(user=left.user, role=Role.OFFICER, ccg=ccg, until=date(2018, 2, 1))
    made.personas["ended_a"] = Persona("ended_a", left.user, frozenset({(Role.DECLARER, ccg.pk, None)}), left.pk)
    closed = make.RoleHeldFactory(role=Role.OFFICER, ccg=ccg, user=make.UserFactory(name="Closed", is_active=False)).user
    made.personas["disabled_a"] = Persona("disabled_a", closed, frozenset({(Role.OFFICER, ccg.pk, None)}), comes_in=False)
    both = _person(made, "a", "of_two", ccg, home, Place(frozenset({rows["ccg_b"].pk}), frozenset({rows["board_b"].pk})))
    make.ConfirmationFactory(person=both, nil=True)
    held: set[Held] = {(Role.DECLARER, ccg.pk, None)}
    for key in ("a", "b"):
        seat = make.SeatFactory(committee=rows[f"board_{key}"], office="Shared officer", category="executive")
        make.HoldingFactory(seat=seat, person=both)
        held.add((Role.MEMBER, rows[f"ccg_{key}"].pk, rows[f"board_{key}"].pk))
    made.personas["of_two"] = Persona("of_two", both.user, frozenset(held), both.pk)
    made.personas["nobody"] = Persona("nobody", make.UserFactory(name="No rights"))
    made.personas["public"] = Persona("public")


def actor(persona: Persona) -> Actor:
    """The persona as the product knows it on the day."""
    return actor_of(persona.user, on=ON) if persona.user else NOBODY
