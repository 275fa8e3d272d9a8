"""The organisations of a scenario, and the links between them."""

from committees.organisations import services as organisations
from committees.organisations.models import Organisation
from committees.organisations.vocabulary import OrganisationKind
from declarations.scenarios.services.stage import Stage, at


def found(stage: Stage) -> None:
    """Make the CCGs, the organisations with their memberships, and the links."""
    for name in stage.scenario.ccgs:
        _ccg(stage, name)
    for number, one in enumerate(stage.scenario.organisations):
        with at(one.line):
            made = organisations.add(name=one.name, kind=one.kind, ods_code=_if_free(one.ods), by=stage.by)
            stage.organisations[str(number)] = made
            if one.member_practice:
                ccg = stage.scenario.ccgs[0] if one.member_practice is True else one.member_practice
                organisations.enrol(made, ccg=_ccg(stage, ccg), by=stage.by)
    for link in stage.scenario.links:
        with at(link.line):
            organisations.link(
                stage.organisation(link.from_, link.line),
                kind=link.kind,
                to=stage.organisation(link.to, link.line),
                since=link.since,
                until=link.until,
                by=stage.by,
            )


def _ccg(stage: Stage, name: str) -> Organisation:
    if name not in stage.ccgs:
        stage.ccgs[name] = organisations.add(name=name, kind=OrganisationKind.CCG, by=stage.by)
    return stage.ccgs[name]


def _if_free(code: str | None) -> str | None:
    """A scenario may use a code that the register already knows; it lives beside that, and is gone afterwards."""
    return None if code is None or Organisation.objects.filter(ods_code=code.upper()).exists() else code
