"""What is done with packs: asked for, made, and served."""

from declarations.packs.services.asking import ask, ask_as_issued
from declarations.packs.services.making import make, make_as_issued, make_at_once, make_due
from declarations.packs.services.serving import serve_pack, serve_paper, serve_text

__all__ = [
    "ask",
    "ask_as_issued",
    "make",
    "make_as_issued",
    "make_at_once",
    "make_due",
    "serve_pack",
    "serve_paper",
    "serve_text",
]
