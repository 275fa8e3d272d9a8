"""What a co-signer gives: their public key once, and the line of a signature each time."""

from coi_register.nhsuk.fields import Words
from coi_register.nhsuk.forms import Form


class KeyForm(Form):
    key = Words(
        label="Your public key",
        hint="One line, as sign.py printed it when you made the key: name+hash+key.",
        missing="Paste the line that sign.py printed",
        rows=2,
        max_length=300,
    )


class CosignForm(Form):
    line = Words(
        label="Your signature",
        hint="The whole line that sign.py printed. It begins with a dash.",
        missing="Paste the line that sign.py printed",
        rows=3,
        max_length=400,
    )
