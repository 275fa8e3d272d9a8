"""The conditions a rule may name, by the words it says: `interest_is_direct` is "interest is direct"."""

from collections.abc import Callable

from declarations.guidance.situation import Situation

Condition = Callable[[Situation], bool]
CONDITIONS: dict[str, Condition] = {}


def condition(question: Condition) -> Condition:
    """Let rules ask this question; a question is one sentence about how an interest meets an item."""
    CONDITIONS[question.__name__.replace("_", " ")] = question
    return question
