"""`python -m committees.papers.reading`: a file comes in by the one door, and what was found goes out by the other, as JSON."""

import json
import sys

from committees.papers.reading.found import Unreadable
from committees.papers.reading.limits import LONGEST_FILE, keep_to_the_limits

TOO_MUCH = "It takes more memory to read than any paper does. Print it to a new PDF, and choose that one."


def main() -> None:
    """Read what comes in, under the limits; a sentence goes out for a file that cannot be taken."""
    keep_to_the_limits()
    json.dump(_told(), sys.stdout)


def _told() -> dict[str, object]:
    try:
        from committees.papers.reading.reader import read  # only now, under the limits

        found = read(sys.stdin.buffer.read(LONGEST_FILE + 1))
    except Unreadable as refusal:
        return {"refused": str(refusal)}
    except (MemoryError, RecursionError):
        return {"refused": TOO_MUCH}
    return {"media_type": found.media_type, "pages": found.pages}


if __name__ == "__main__":
    main()
