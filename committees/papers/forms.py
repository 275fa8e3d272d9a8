"""The forms of papers: a file with its title, a new version, another title."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

from coi_register.nhsuk.fields import SentFile, Tick, Words
from coi_register.nhsuk.forms import Form
from committees.papers.models import Paper
from committees.papers.reading.limits import LONGEST_FILE, MEGABYTE

FILE = {
    "hint": f"A PDF or a Word document (.docx), at most {LONGEST_FILE // MEGABYTE} MB, without a password or macros",
    "accept": ".pdf,.docx",
}
TITLE = Words("Title", hint="As the agenda will name it", max_length=300, missing="Enter the title of the paper")
PRIVATE = Tick("Not for the public", hint="Members are given it, unless it is withheld from them. The public is not.")
BECAUSE = Words("Reason", hint="It stays in the history.", rows=3, required=False)


class _WithFile(Form):
    def answers(self) -> dict[str, Any]:
        """What the service is given."""
        given = dict(self.cleaned_data)
        sent: UploadedFile = given.pop("file")
        return given | {"name": sent.name or "", "content": sent.read(LONGEST_FILE + 1)}


class PaperForm(_WithFile):
    """A paper of an item; where the item is private, so are its papers, and nothing is asked."""

    file = SentFile("File", missing="Choose the file of the paper", **FILE)
    title = TITLE
    private = PRIVATE

    def __init__(self, *args: Any, in_private: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if in_private:
            del self.fields["private"]


class VersionForm(_WithFile):
    """The file that is to be read instead."""

    file = SentFile("New file", missing="Choose the new file", **FILE)
    because = BECAUSE


class AmendForm(Form):
    """The title of a paper, and for whom it is."""

    title = TITLE
    private = PRIVATE
    because = BECAUSE

    def __init__(self, *args: Any, paper: Paper, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"title": paper.title, "private": paper.private}} | kwargs)


class WithdrawForm(Form):
    """Why nobody is given the paper any more."""

    because = Words("Reason", hint="It stays in the history.", rows=3, missing="Enter the reason")
