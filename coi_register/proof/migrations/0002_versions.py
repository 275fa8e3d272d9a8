"""Every recorded row counts its versions."""

from django.db import migrations

from coi_register.audit.operations import AddVersions


class Migration(migrations.Migration):
    dependencies = [("proof", "0001_begin")]
    operations = [AddVersions("cosignature", "historicalcosignature", "key", "historicalkey")]
