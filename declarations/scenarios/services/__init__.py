"""Playing a scenario: its meeting is really made, by the product's own deeds, assessed, and taken back again."""

from declarations.scenarios.services.playing import Played, play

__all__ = ["Played", "play"]
