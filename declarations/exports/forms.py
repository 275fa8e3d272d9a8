"""To ask for a file, and to give one up."""

from coi_register.nhsuk.forms import Form


class ExportForm(Form):
    """Nothing to say but yes: what is asked for stands in the address."""
