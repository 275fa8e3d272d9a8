"""Questions about what happened, and what happens, in the room."""

from declarations.proceedings.selectors.told import proceedings_of, sitting_of

__all__ = ["proceedings_of", "sitting_of"]
