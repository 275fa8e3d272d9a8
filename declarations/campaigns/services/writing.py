"""The letters of open campaigns: to those who have not answered, and to line managers when something has changed."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from coi_register.accounts.actors import command
from coi_register.accounts.models import Letter, User
from coi_register.accounts.services.posting import write
from coi_register.audit import services as audit
from coi_register.nhsuk.words import counted, day
from declarations.campaigns.models import Asked, Campaign, Digest, Reminder
from declarations.campaigns.schedule import digest_is_due
from declarations.campaigns.selectors.managing import Team, teams
from declarations.campaigns.selectors.progress import Progress, Reply, progress_of
from declarations.campaigns.vocabulary import STANDING_LABELS, Standing, State
from declarations.campaigns.wording import Ask, Mail, to_their_manager, to_whoever_is_asked

CAMPAIGNS = command("the campaigns")


def write_due(at: datetime) -> Iterator[str]:
    """Write what is due today in each open campaign: at most one letter to a person, whatever runs were missed."""
    on, is_quiet = timezone.localtime(at).date(), True
    for key in Campaign.objects.filter(state=State.OPEN).order_by("due_on", "pk").values_list("pk", flat=True):
        if said := _write_of(key, on):
            is_quiet = False
            yield said
    if is_quiet:
        yield "No letter of a campaign is due."


@transaction.atomic
def _write_of(key: UUID, on: date) -> str:
    """Write what is due in one campaign, if anything is, and say so. It is held meanwhile: it cannot close between two letters."""
    campaign = Campaign.objects.select_for_update(of=("self",)).select_related("ccg").get(pk=key)
    if campaign.state != State.OPEN:
        return ""
    progress = progress_of(campaign, on=on)
    told = [team for team in teams(progress) if _is_told(team, progress)]
    if not told and not any(_letters_due(progress)):
        return ""
    with audit.deed("campaign.letters_written", by=CAMPAIGNS, because=str(campaign)):
        letters = write_letters(progress)
        for team in told:
            _tell(progress, team)
    return f"{campaign}: {counted(letters, 'letter')} and {counted(len(told), 'digest')} written."


def write_letters(progress: Progress) -> int:
    """Inside a deed: what is due to those who have not answered and have an account; how many letters that were."""
    due, ask = list(_letters_due(progress)), _ask(progress.campaign)
    rows = Asked.objects.select_related("person__user").in_bulk([reply.asked for reply, _ in due])
    for reply, for_day in due:
        row = rows[reply.asked]
        mail = to_whoever_is_asked(ask, name=reply.name, seats=reply.seats, on=progress.on)
        Reminder(asked=row, on=for_day, letter=_posted(row.person.user, mail)).save()
    return len(due)


def _letters_due(progress: Progress) -> Iterator[tuple[Reply, date]]:
    """Who has not answered, is still there and can be written to; with the day whose letter is due."""
    for reply in progress.replies:
        due = progress.campaign.schedule.due_on(progress.on, last=reply.last_letter)
        if due and reply.standing is Standing.WAITING and reply.has_account:
            yield reply, due


def _is_told(team: Team, progress: Progress) -> bool:
    return digest_is_due(team.told, last=team.last, on=progress.on, every=progress.campaign.digest_every)


def _tell(progress: Progress, team: Team) -> None:
    staff = [(reply.name, _how(reply)) for reply in team.staff]
    mail = to_their_manager(_ask(progress.campaign), name=team.user.name, staff=staff)
    letter = _posted(team.user, mail)
    Digest(campaign=progress.campaign, manager_id=team.manager, on=progress.on, told=team.told, letter=letter).save()


def _how(reply: Reply) -> str:
    words = STANDING_LABELS[reply.standing]
    return f"{words} on {day(reply.answered)}" if reply.answered else words


def _posted(user: User | None, mail: Mail) -> Letter:
    assert user is not None  # who has no account is not written to
    return write(to=user, subject=mail.subject, body=mail.body, by_the_next_post=True)


def _ask(campaign: Campaign) -> Ask:
    assert campaign.opened_on is not None
    return Ask(
        name=campaign.name,
        ccg=campaign.ccg.name,
        opened=campaign.opened_on,
        due=campaign.due_on,
        note=campaign.note,
        address=settings.SITE_URL + reverse("my_declarations"),
    )
