"""What every deed on a meeting stands on: the row as it is now."""

from typing import TypeVar

from committees.meetings.models import Item, Meeting

Row = TypeVar("Row", Meeting, Item)


def locked(row: Row) -> Row:
    """The row as it stands now, which nobody else can change until the deed is done."""
    return type(row).objects.select_for_update().get(pk=row.pk)
