"""What a paper may be, and what the process that reads it may take."""

import resource

MEGABYTE = 1_000_000
LONGEST_FILE = 20 * MEGABYTE
MOST_UNPACKED = 50 * MEGABYTE  # of all parts of a DOCX, and of all streams of a PDF that are no pictures
MOST_RATIO = 100  # unpacked bytes for each packed one; told apart from a bomb only where it grows large
LARGE = MEGABYTE
MOST_PARTS = 2_000
MOST_PAGES = 2_000
MOST_PIXELS = 200 * MEGABYTE  # of one picture: a plan on A0 at 300 dots an inch has 140 million
MOST_TEXT = 10 * MEGABYTE  # characters of all pages

MEMORY = 256 * 1024 * 1024
PROCESSOR_SECONDS = 15
SECONDS = 30  # by the clock on the wall, kept by whoever waits
ANSWER = 4 * MOST_TEXT  # bytes of what is told


def keep_to_the_limits() -> None:
    """From here on this process gets no more memory, time or files than a paper needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (ANSWER, ANSWER))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
