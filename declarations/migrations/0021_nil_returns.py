from django.db import migrations, models

from coi_register.audit.operations import AddColumn


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0020_minutes'),
    ]

    operations = [
        AddColumn(
            model_name='edition',
            name='nil',
            field=models.JSONField(blank=True, default=list),
        ),
        AddColumn(
            model_name='historicaledition',
            name='nil',
            field=models.JSONField(blank=True, default=list),
        ),
    ]
