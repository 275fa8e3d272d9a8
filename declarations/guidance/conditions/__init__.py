"""The conditions a rule may name: each a question of one sentence about how an interest meets an item."""

from declarations.guidance.conditions import of_interests, of_items, of_touches
from declarations.guidance.conditions.asked import CONDITIONS, Condition

__all__ = ["CONDITIONS", "Condition", "of_interests", "of_items", "of_touches"]
