"""Every recorded row counts its versions."""

from django.db import migrations, models

from coi_register.audit.operations import AddVersion


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0004_contributors'),
    ]

    operations = [
        AddVersion("attendance", "version", models.PositiveIntegerField(default=1)),
        AddVersion("committee", "version", models.PositiveIntegerField(default=1)),
        AddVersion("concern", "version", models.PositiveIntegerField(default=1)),
        AddVersion("contributor", "version", models.PositiveIntegerField(default=1)),
        AddVersion("convening", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalattendance", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalcommittee", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalconcern", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalcontributor", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalconvening", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalholding", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalitemabsence", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalitemfor", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicallink", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalmeeting", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalmembership", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalorganisation", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalorganisationname", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalperson", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicalseat", "version", models.PositiveIntegerField(default=1)),
        AddVersion("historicaltermsofreference", "version", models.PositiveIntegerField(default=1)),
        AddVersion("holding", "version", models.PositiveIntegerField(default=1)),
        AddVersion("itemabsence", "version", models.PositiveIntegerField(default=1)),
        AddVersion("itemfor", "version", models.PositiveIntegerField(default=1)),
        AddVersion("link", "version", models.PositiveIntegerField(default=1)),
        AddVersion("meeting", "version", models.PositiveIntegerField(default=1)),
        AddVersion("membership", "version", models.PositiveIntegerField(default=1)),
        AddVersion("organisation", "version", models.PositiveIntegerField(default=1)),
        AddVersion("organisationname", "version", models.PositiveIntegerField(default=1)),
        AddVersion("person", "version", models.PositiveIntegerField(default=1)),
        AddVersion("seat", "version", models.PositiveIntegerField(default=1)),
        AddVersion("termsofreference", "version", models.PositiveIntegerField(default=1)),
    ]
