"""What a page shows is read through `visible_to`, or hangs on a row that is in hand: a row in hand has been seen, a key has not."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.architecture.code import Module, modules

MANAGERS = {"objects", "_default_manager"}
PUBLIC = {
    "Organisation",
    "OrganisationRow",
    "OrganisationName",
    "Membership",
    "Link",
    "LinkRow",
}  # known to all CCGs
# A read that asks for nobody in particular, and why it may. Each word names a function of the module.
ASK_FOR_NOBODY = {
    "coi_register/audit/selectors.py": {
        "_named": "the names in versions of rows that the page was allowed to tell",
        "is_done": "whether a form was sent before",
    },
    "coi_register/accounts/selectors.py": {
        "_granted": "the rights themselves, which decide what is visible",
        "_upstairs": "the CCGs and committees that a form offers, asked with `reach` by whoever calls it",
        "overlapping_roles": "a deed looks for its like",
        "invitation_opened_by": "whoever holds the link asks, who has no rights yet",
        "letters_waiting": "for a command",
    },
    "coi_register/log/selectors.py": {"*": "the log is told by chain; `chains_of` of the proof names those of an actor"},
    "coi_register/proof/selectors.py": {"*": "the log is told by chain; `chains_of` names those of an actor"},
    "committees/people/selectors.py": {"_managed": "the rights themselves, which decide what is visible"},
    "committees/meetings/selectors.py": {
        "CONVENED": "hung on meetings that were asked for",
        "CONCERNED": "hung on items that were asked for",
        "CONTRIBUTED": "hung on items that were asked for",
        "people_of": "who sits at a meeting in hand, or is visible",
        "convenings": "facts to be judged; who may read the outcome, `assessed_for` asks",
        "committees_on": "the names of committees are public, and a meeting in common may be of any",
    },
    "committees/papers/selectors.py": {
        "VERSIONS": "hung on papers that were asked for",
        "papers_of": "of an item or a meeting in hand; from whom a paper is withheld, the room of packs knows",
        "texts_of": "of papers in hand",
        "waiting": "for a command",
        "kept_files": "for the backup, which holds everything",
    },
    "committees/seats/selectors.py": {
        "_acting_for": "the rights themselves, which decide what is visible",
        "_themselves": "the rights themselves, which decide what is visible",
        "seats_in_force": "of committees that were asked for, by their keys",
    },
    "declarations/exports/selectors.py": {
        "is_open": "whoever makes the file asks whether it is still wanted",
    },
    "declarations/api/selectors.py": {
        "asking_by": "the rights themselves, which decide what is visible",
        "public_meetings": "what is public of bodies that meet in public: no private item, no number, nothing only planned",
        "auditors": "the roles of the CCGs whose tokens the actor keeps, by `reach`",
    },
    "declarations/adoption/selectors.py": {
        "whole_book_of": "the rules under which facts are judged",
        "body_of": "the rules under which facts are judged",
        "adoptions_of": "of a CCG that `ccg_for` found",
        "confirmed_by": "of a CCG that `ccg_for` found",
        "variations_of": "of a CCG that `ccg_for` found",
    },
    "declarations/campaigns/selectors/cohort.py": {
        "in_post": "of CCGs that whoever calls it may look at",
        "chosen": "of a campaign that is in hand",
    },
    "declarations/campaigns/selectors/progress.py": {
        "waits_for": "the actor themselves",
    },
    "declarations/campaigns/selectors/managing.py": {"teams": "told by letter to the line managers themselves"},
    "declarations/changes/selectors/stored.py": {
        "_outcomes": "stored answers, to be compared by a deed",
        "_left": "stored answers, to be compared by a deed",
    },
    "declarations/changes/selectors/news.py": {
        "news_of": "of a meeting that `meeting_for` found",
        "_seen_by": "where the actor's own rights lie; the changes are visible ones",
        "_meetings": "the meetings of visible changes, by their keys",
    },
    "declarations/changes/selectors/hindsight.py": {
        "took_part": "of visible changes, by the keys they name",
        "_of": "where the actor's own rights lie; the changes are visible ones",
        "_by_deed": "the meetings of visible changes, by their keys",
    },
    "declarations/changes/selectors/handled.py": {"*": "follows up a deed, before anybody reads"},
    "declarations/changes/selectors/reach.py": {"*": "follows up a deed, before anybody reads"},
    "declarations/conflicts/selectors/cases.py": {
        "pending": "of a case that is in hand",
        "not_attested": "of a case that is in hand",
        "rulings_on": "of a case that is in hand, by its keys",
    },
    "declarations/conflicts/selectors/connections.py": {
        "_holdings": "where the actor's own rights lie",
        "_declared": "of people on committees whose connections the actor may see",
    },
    "declarations/conflicts/selectors/dismissals.py": {
        "WHOSE": "hung on dismissals that were asked for",
        "_grounds_now": "the facts that visible dismissals rest on, by their keys",
    },
    "declarations/desk/selectors.py": {"_own": "the actor themselves"},
    "declarations/gifts/selectors.py": {"_beside": "the gifts of people whose visible offers are in hand, to be added up"},
    "declarations/packs/selectors/runs.py": {
        "kept_files": "for the backup, which holds everything",
        "pack_for": "of a meeting that is visible; a pack of one's own is found by what it leaves out",
    },
    "declarations/packs/selectors/table.py": {
        "numbering": "the labels of the papers of a meeting in hand",
        "left_by": "what the actor may not see is what is left of all",
    },
    "declarations/packs/selectors/served.py": {
        "certificate_of": "of a paper that the actor may read and a person they may know of",
        "_acting": "the rights themselves, which decide who is meant",
    },
    "declarations/evidence/selectors.py": {"chosen": "for a command", "the_issue": "for a command"},
    "declarations/reports/selectors.py": {
        "_holdings": "of people whose declarations the actor may read, by their keys",
        "_standing": "of people whose declarations the actor may read, by their keys",
    },
    "declarations/procurement/selectors.py": {
        "MET": "hung on procurements that were asked for",
        "CHECKS": "hung on procurements that were asked for",
        "SUPPLIERS": "hung on procurements that were asked for",
        "STAGES": "hung on procurements that were asked for",
    },
    "declarations/public/selectors/decisions.py": {"*": "what is public: approved, of the public part, and masked"},
    "declarations/preparing/selectors/withheld.py": {
        "homes_of": "of people who sit at a meeting in hand, by their keys",
        "masks_of": "which of their entries must not be told",
    },
    "declarations/registers/selectors/lines.py": {"_procurement": "of procurements in hand, by the items of their stages"},
    "declarations/oversight/selectors.py": {
        "committees_for": "of the CCGs that the actor oversees",
        "rulings": "of the CCGs that the actor oversees",
        "_whose": "of the CCGs that the actor oversees",
        "_of_the_period": "of the CCGs that the actor oversees",
    },
}


@cache
def what_pages_ask() -> list[Module]:
    """The selectors, and the pages themselves."""
    named = {"selectors", "views", "presenters", "forms"}
    return [module for module in modules() if named & {module.path.stem, *module.path.parts}]


def reads(module: Module) -> Iterator[tuple[str, ast.Attribute, ast.AST]]:
    """Each `Model.objects`, with the name of the function or constant it stands in, and the whole of the call it begins."""
    for top in _named(module.tree):
        parents = {child: node for node in ast.walk(top) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(top):
            if isinstance(node, ast.Attribute) and node.attr in MANAGERS and isinstance(node.value, ast.Name):
                whole: ast.AST = node
                while isinstance(above := parents.get(whole), ast.Attribute | ast.Call) and whole is not _argument_of(
                    above, whole
                ):
                    whole = above
                yield _name(top), node, whole


def _named(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.ClassDef):
            yield from _named(node)
        else:
            yield node


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.FunctionDef):
        return node.name
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    return getattr(targets[0], "id", "")


def _argument_of(above: ast.AST, node: ast.AST) -> ast.AST | None:
    inside = [*above.args, *(word.value for word in above.keywords)] if isinstance(above, ast.Call) else []
    return node if node in inside else None


def is_scoped(whole: ast.AST, function: ast.AST | None) -> bool:
    """Whether the read asks to whom it is visible, is asked by a query round it, or hangs on a row that the function was given."""
    names = {node.attr for node in ast.walk(whole) if isinstance(node, ast.Attribute)}
    called = {node.func.id for node in ast.walk(whole) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    if "visible_to" in names or "OuterRef" in called:
        return True
    given = _rows_given(function)
    told = [word.value for node in ast.walk(whole) if isinstance(node, ast.Call) for word in node.keywords]
    return any(_root(value) in given for value in told)


def _rows_given(function: ast.AST | None) -> set[str]:
    """The arguments that are rows or finished things; not keys, actors, days or words."""
    if not isinstance(function, ast.FunctionDef):
        return set()
    plain = {"UUID", "Actor", "date", "str", "int", "bool", "Key"}
    arguments = [*function.args.args, *function.args.kwonlyargs]
    return {one.arg for one in arguments if isinstance(one.annotation, ast.Name) and one.annotation.id not in plain}


def _root(value: ast.AST) -> str:
    while isinstance(value, ast.Attribute):
        value = value.value
    return value.id if isinstance(value, ast.Name) else ""


def unscoped() -> Iterator[tuple[str, str, int]]:
    """Each read that is none of these, by its module and function."""
    for module in what_pages_ask():
        functions = {_name(node): node for node in _named(module.tree)}
        for name, node, whole in reads(module):
            if node.value.id not in PUBLIC and not is_scoped(whole, functions.get(name)):  # type: ignore[attr-defined]
                yield str(module), name, node.lineno


def test_a_page_reads_only_what_its_reader_may_see() -> None:
    found = [
        f"{module}:{line} in {name}"
        for module, name, line in unscoped()
        if name not in ASK_FOR_NOBODY.get(module, {}) and "*" not in ASK_FOR_NOBODY.get(module, {})
    ]
    assert not found, f"Ask with .visible_to(actor), or say here why nobody in particular is asked for: {found}"


def test_no_exception_outlives_its_read() -> None:
    used = {(module, name) for module, name, _ in unscoped()}
    modules_used = {module for module, _ in used}
    idle = [
        f"{module}: {name}"
        for module, names in ASK_FOR_NOBODY.items()
        for name in names
        if (module, name) not in used and not (name == "*" and module in modules_used)
    ]
    assert not idle, f"These read nothing unscoped any more; take them out: {idle}"


def test_a_planted_read_is_found() -> None:
    """The test above is no test if this reads as scoped."""
    planted = ast.parse(
        "def item_for(actor: Actor, pk: UUID) -> Item:\n    return Item.objects.filter(pk=pk).first()\n"
    ).body[0]
    chain = next(node for node in ast.walk(planted) if isinstance(node, ast.Call))
    assert not is_scoped(chain, planted)
    asked = ast.parse("def f(actor: Actor, pk: UUID):\n    return Item.objects.visible_to(actor).filter(pk=pk)").body[0]
    assert is_scoped(asked, asked)
    in_hand = ast.parse("def f(meeting: Meeting):\n    return Item.objects.filter(meeting=meeting)").body[0]
    assert is_scoped(in_hand, in_hand)
