"""Every recorded row counts its versions."""

from django.db import migrations, models

from coi_register.audit.operations import AddVersion


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_signin'),
    ]

    operations = [
        AddVersion("historicalroleheld", "version", models.PositiveIntegerField(default=1)),
        AddVersion("roleheld", "version", models.PositiveIntegerField(default=1)),
    ]
