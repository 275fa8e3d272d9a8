"""Every recorded row counts its versions."""

from django.db import migrations, models

from coi_register.audit.operations import AddVersion


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0006_country'),
    ]

    operations = [
        AddVersion("adoption", "version", models.PositiveIntegerField(default=1)),
        AddVersion("chosenchair", "version", models.PositiveIntegerField(default=1)),
        AddVersion("confirmation", "version", models.PositiveIntegerField(default=1)),
        AddVersion("dismissal", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicaladoption", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalchosenchair", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalconfirmation", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicaldismissal", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalissue", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicallocalbook", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicallook", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicallookedinto", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalruleconfirmed", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalruling", "version", models.PositiveIntegerField(default=1)),
        AddVersion("issue", "version", models.PositiveIntegerField(default=1)),
        AddVersion("localbook", "version", models.PositiveIntegerField(default=1)),
        AddVersion("look", "version", models.PositiveIntegerField(default=1)),
        AddVersion("lookedinto", "version", models.PositiveIntegerField(default=1)),
        AddVersion("ruleconfirmed", "version", models.PositiveIntegerField(default=1)),
        AddVersion("ruling", "version", models.PositiveIntegerField(default=1)),
    ]
