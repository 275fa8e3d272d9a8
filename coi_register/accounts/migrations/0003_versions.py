"""Every recorded row counts its versions."""

from django.db import migrations

from coi_register.audit.operations import AddVersions


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_signin'),
    ]

    operations = [
        AddVersions(
            "historicalroleheld",
            "roleheld",
        )
    ]
