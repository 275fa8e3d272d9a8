"""The forms of an import: the file, what its columns hold, an answer, and the reason for undoing it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from coi_register.choices import choices_of
from coi_register.nhsuk.fields import Choice, Number, SentFile, Tick, Words, asked
from coi_register.nhsuk.forms import Form
from committees.organisations.models import Organisation
from declarations.imports.facts import Question
from declarations.imports.files.grid import LONGEST_FILE
from declarations.imports.models import Import
from declarations.imports.vocabulary import HOLDS_LABELS, Holds

COLUMNS = choices_of(HOLDS_LABELS)
MEGABYTES = LONGEST_FILE // 1_000_000


class FileForm(Form):
    """Which file, of which register; and of which CCG, where there are several."""

    file = SentFile(
        "File of the register",
        hint=f"An Excel workbook (.xlsx) or CSV, at most {MEGABYTES} MB",
        missing="Choose the file of the register",
        accept=".xlsx,.csv",
    )
    source = Words(
        "Which register is it?",
        hint="As the history will name it, for example: Register of interests, March 2018",
        max_length=200,
        missing="Say which register it is",
    )

    def __init__(self, *args: Any, ccgs: Sequence[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.pk): one for one in ccgs}
        if len(ccgs) > 1:
            choices = [(key, one.name) for key, one in self.known.items()]
            self.fields["ccg"] = Choice(
                "Whose register is it?", choices=choices, coerce=self.known.__getitem__, as_select=True
            )

    def answers(self) -> dict[str, Any]:
        """What the service is given."""
        given = dict(self.cleaned_data)
        sent: UploadedFile = given.pop("file")
        ccg = given.pop("ccg", None) or next(iter(self.known.values()))
        return given | {"ccg": ccg, "name": sent.name or "", "content": sent.read(LONGEST_FILE + 1)}


class ColumnsForm(Form):
    """What each column holds, by its heading; and where the rows begin."""

    def __init__(self, *args: Any, of: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, (heading, holds) in enumerate(zip(of.headings, of.columns, strict=True)):
            label = f"Column {place + 1}: {heading[:100]}" if heading else f"Column {place + 1}, which has no heading"
            self.fields[f"column_{place}"] = Choice(
                label, choices=COLUMNS, coerce=Holds, initial=holds, as_select=True, missing=asked("Select", label)
            )
        self.fields["first"] = Number(
            "Row of the first name", hint="The row under the headings, as Excel counts", minimum=1, initial=of.first + 1
        )

    def answers(self) -> dict[str, Any]:
        """What the service is given."""
        columns = [says for name, says in self.cleaned_data.items() if name.startswith("column_")]
        return {"columns": columns, "first": self.cleaned_data["first"] - 1, "once": self.cleaned_data["once"]}


class AnswerForm(Form):
    """One question; and whether all that are open of its kind get their safe answer as well."""

    def __init__(
        self, *args: Any, question: Question, choices: Iterable[tuple[str, str]], alike: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["says"] = Choice(question.says, choices=[*choices], as_select=False, missing="Select an answer")
        if alike:
            self.fields["all_alike"] = Tick(alike)

    def answers(self) -> dict[str, Any]:
        """What the service is given."""
        return dict(self.cleaned_data)


class BringInForm(Form):
    """Nothing is asked but whether it is meant."""


class ReasonForm(Form):
    because = Words("Why?", hint="It stays in the history", rows=2, missing="Say why")
