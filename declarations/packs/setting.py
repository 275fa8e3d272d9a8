"""A program of its own that sets the front of each pack, and the text of Word papers: its memory ends with it.

It stands on typst alone and is started as a file. `settings.json` in its folder lists what is set: a template, the words, the file.
"""

import json
import sys
from pathlib import Path

import typst


def main(folder: Path) -> None:
    """The same words are the same document, byte for byte: no fonts of the machine, no day."""
    set_ = typst.Compiler(root=folder, ignore_system_fonts=True)
    for one in json.loads((folder / "settings.json").read_text("utf-8")):
        set_.compile(
            folder / one["template"],
            output=folder / one["file"],
            format="pdf",
            sys_inputs={"words": one["words"]},
            timestamp=0,
            pdf_tags=False,  # merging would drop them: the pack's page on the web is the accessible form
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
