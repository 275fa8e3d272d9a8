"""The sentences with which a service refuses: not a matter of who asks, but of what is asked."""


class CannotBeDone(ValueError):
    """A service refuses; the message says what is wrong, with which thing, and what to do next. `field` names the form field."""

    def __init__(self, says: str, *, field: str | None = None) -> None:
        super().__init__(says)
        self.says = says
        self.field = field
