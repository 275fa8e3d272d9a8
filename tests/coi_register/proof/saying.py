"""What a management command says, and how it ends."""

from io import StringIO

from django.core.management import call_command


def said(*arguments: str, ends: int = 0) -> str:
    """What a command says, with the code with which it must end."""
    out, code = StringIO(), 0
    try:
        call_command(*arguments, stdout=out, stderr=out)
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == ends
    return out.getvalue()
