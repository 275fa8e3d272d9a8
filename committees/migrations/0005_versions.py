"""Every recorded row counts its versions."""

from django.db import migrations

from coi_register.audit.operations import AddVersions


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0004_contributors'),
    ]

    operations = [
        AddVersions(
            "attendance",
            "committee",
            "concern",
            "contributor",
            "convening",
            "historicalattendance",
            "historicalcommittee",
            "historicalconcern",
            "historicalcontributor",
            "historicalconvening",
            "historicalholding",
            "historicalitemabsence",
            "historicalitemfor",
            "historicallink",
            "historicalmeeting",
            "historicalmembership",
            "historicalorganisation",
            "historicalorganisationname",
            "historicalperson",
            "historicalseat",
            "historicaltermsofreference",
            "holding",
            "itemabsence",
            "itemfor",
            "link",
            "meeting",
            "membership",
            "organisation",
            "organisationname",
            "person",
            "seat",
            "termsofreference",
        )
    ]
