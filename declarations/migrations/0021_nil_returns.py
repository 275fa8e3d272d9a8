from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('declarations', '0020_minutes'),
    ]

    operations = [
        migrations.AddField(
            model_name='edition',
            name='nil',
            field=models.JSONField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='historicaledition',
            name='nil',
            field=models.JSONField(blank=True, null=True),
        ),
    ]
