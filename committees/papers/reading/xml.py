"""XML from strangers: nothing is fetched, nothing is expanded, and a document that defines entities is not taken."""

from typing import Any, TypeAlias

from lxml import etree

from committees.papers.reading.found import Unreadable

Element: TypeAlias = Any  # lxml has no types of its own
ENTITIES = "It defines entities, by which other files could be fetched into it. Save it as PDF, and choose that file."
DAMAGED = "It is damaged: a part of it is not well-formed. Save it again in Word, and choose the new file."


def parsed(body: bytes) -> Element:
    """The root of the tree. Raises Unreadable."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(ENTITIES if "ntit" in str(error) else DAMAGED) from error
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(ENTITIES)
    return root
