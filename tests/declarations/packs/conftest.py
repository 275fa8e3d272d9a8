"""The committee of the conflicts room, whose meeting has papers."""

from tests.declarations.conflicts.conftest import room  # noqa: F401 - a fixture, used here by its name
