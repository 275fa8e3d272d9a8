"""The table in which tries are counted; it is Django's own kind of cache, and nothing in it need be kept."""

from django.core.management import call_command
from django.db import migrations

TABLE = "coi_register_cache"


def make_it(apps, schema_editor):
    call_command("createcachetable", TABLE, database=schema_editor.connection.alias, verbosity=0)


def drop_it(apps, schema_editor):
    schema_editor.execute(f"DROP TABLE IF EXISTS {schema_editor.quote_name(TABLE)}")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_initial")]
    operations = [migrations.RunPython(make_it, drop_it)]
