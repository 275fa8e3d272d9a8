"""The deeds of a review, each in the module of what it is about."""

from declarations.review.services.asking import answer, ask
from declarations.review.services.attesting import ask_to_attest
from declarations.review.services.reviewing import agree

__all__ = ["agree", "answer", "ask", "ask_to_attest"]
