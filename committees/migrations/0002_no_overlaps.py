"""One holder to a seat, one chair and one vice-chair to a committee, one set of terms, at a time."""

from django.db import migrations

from coi_register.overlaps import no_overlap


class Migration(migrations.Migration):
    dependencies = [("committees", "0001_initial")]

    operations = [
        no_overlap("a_seat_has_one_holder_at_a_time", "committees_holding", same=["seat_id", "place"], where="NOT {row}deputy"),
        no_overlap("a_committee_has_one_chair_at_a_time", "committees_seat", same=["committee_id"], where="{row}chair"),
        no_overlap("a_committee_has_one_vice_chair_at_a_time", "committees_seat", same=["committee_id"], where="{row}vice_chair"),
        no_overlap("a_committee_has_one_set_of_terms_at_a_time", "committees_termsofreference", same=["committee_id"]),
    ]
