"""Every recorded row counts its versions."""

from django.db import migrations

from coi_register.audit.operations import AddVersions


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0006_country'),
    ]

    operations = [
        AddVersions(
            "adoption",
            "chosenchair",
            "confirmation",
            "dismissal",
            "historicaladoption",
            "historicalchosenchair",
            "historicalconfirmation",
            "historicaldismissal",
            "historicalissue",
            "historicallocalbook",
            "historicallook",
            "historicallookedinto",
            "historicalruleconfirmed",
            "historicalruling",
            "issue",
            "localbook",
            "look",
            "lookedinto",
            "ruleconfirmed",
            "ruling",
        )
    ]
