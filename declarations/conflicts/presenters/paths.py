"""The way from a person to what an item concerns, as a picture: who holds the interest, in what, and each link with its dates."""

from collections.abc import Iterator

from coi_register.nhsuk.trees import Node, Picture, drawn
from committees.organisations.presenters.words import dates_words, tie_words
from declarations.guidance.findings import Stretch
from declarations.guidance.vocabulary import INTEREST_ROLE_LABELS, RELATIONSHIP_LABELS

RELATIONSHIPS = {str(key): label for key, label in RELATIONSHIP_LABELS.items()}
ROLES = {str(key): label for key, label in INTEREST_ROLE_LABELS.items()}


def path_picture(name: str, path: tuple[Stretch, ...], party: str, note: str) -> Picture | None:
    """From the person down to the party, to which `note` is written; None where the item is about the person themself."""
    boxes = [*_boxes(path)]
    if not boxes or boxes[0].name == name:
        return None
    if boxes[-1].name != party:
        boxes.append(Node(party, tie="Is among"))
    end = boxes.pop()
    below = Node(end.name, end.tie, note, strong=True)
    for box in reversed(boxes):
        below = Node(box.name, box.tie, below=(below,))
    return drawn(Node(name, below=(below,)))


def _boxes(path: tuple[Stretch, ...]) -> Iterator[Node]:
    """A role stands on the arrow to what it is held in; everybody and everything else in a box."""
    role = ""
    for stretch in path:
        if stretch.label in RELATIONSHIPS:
            yield Node(RELATIONSHIPS[stretch.label], tie="Interest held by")
        elif stretch.label in ROLES:
            role = f"{ROLES[stretch.label]}, {dates_words(stretch.since, stretch.until)}"
        else:
            yield Node(stretch.label, tie=role or _link(stretch))
            role = ""


def _link(stretch: Stretch) -> str:
    if stretch.link is None:
        return "Interest in"
    return tie_words(stretch.link, stretch.since, stretch.until, back=stretch.back)
