"""What a declarer consents to and an officer reads from a paper; and the review of declarations."""

import django.db.models.deletion
import simple_history.models
import uuid
from django.conf import settings
from coi_register import at_once
from django.db import migrations, models

from coi_register.audit.operations import AddColumn


class Migration(at_once.Migration):

    dependencies = [
        ('audit', '0001_initial'),
        ('declarations', '0007_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AddColumn(
            model_name='historicalinterest',
            name='attested_on',
            field=models.DateField(blank=True, null=True, verbose_name='attested on'),
        ),
        AddColumn(
            model_name='historicalinterest',
            name='late_because',
            field=models.TextField(blank=True, default='', verbose_name='reason for declaring late'),
        ),
        AddColumn(
            model_name='historicalinterest',
            name='mitigation_review_on',
            field=models.DateField(blank=True, null=True, verbose_name='mitigation to be reviewed on'),
        ),
        AddColumn(
            model_name='historicalinterest',
            name='not_published_because',
            field=models.TextField(blank=True, default='', verbose_name='reason not to publish'),
        ),
        AddColumn(
            model_name='historicalinterest',
            name='paper',
            field=models.TextField(blank=True, default='', verbose_name='read from paper'),
        ),
        AddColumn(
            model_name='historicalinterest',
            name='publish',
            field=models.BooleanField(default=True, verbose_name='consents to publication'),
        ),
        AddColumn(
            model_name='historicalinterest',
            name='tied_on',
            field=models.DateField(blank=True, null=True, verbose_name='tied to the organisation on'),
        ),
        AddColumn(
            model_name='interest',
            name='attested_on',
            field=models.DateField(blank=True, null=True, verbose_name='attested on'),
        ),
        AddColumn(
            model_name='interest',
            name='late_because',
            field=models.TextField(blank=True, default='', verbose_name='reason for declaring late'),
        ),
        AddColumn(
            model_name='interest',
            name='mitigation_review_on',
            field=models.DateField(blank=True, null=True, verbose_name='mitigation to be reviewed on'),
        ),
        AddColumn(
            model_name='interest',
            name='not_published_because',
            field=models.TextField(blank=True, default='', verbose_name='reason not to publish'),
        ),
        AddColumn(
            model_name='interest',
            name='paper',
            field=models.TextField(blank=True, default='', verbose_name='read from paper'),
        ),
        AddColumn(
            model_name='interest',
            name='publish',
            field=models.BooleanField(default=True, verbose_name='consents to publication'),
        ),
        AddColumn(
            model_name='interest',
            name='tied_on',
            field=models.DateField(blank=True, null=True, verbose_name='tied to the organisation on'),
        ),
        migrations.CreateModel(
            name='HistoricalQuery',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('words', models.TextField(verbose_name='question')),
                ('asked_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('asked_by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.deed')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interest', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='declarations.interest')),
            ],
            options={
                'verbose_name': 'historical question to the declarer',
                'verbose_name_plural': 'historical questions to the declarer',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalReview',
            fields=[
                ('id', models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('of_version', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_change_reason', models.TextField(null=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('by', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('deed', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='audit.deed')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interest', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='declarations.interest')),
            ],
            options={
                'verbose_name': 'historical review',
                'verbose_name_plural': 'historical reviews',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('of_version', models.PositiveIntegerField()),
                ('on', models.DateField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='declarations.interest')),
            ],
            options={
                'ordering': ['on', 'of_version'],
            },
        ),
        migrations.CreateModel(
            name='Query',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('words', models.TextField(verbose_name='question')),
                ('asked_on', models.DateField()),
                ('answer', models.TextField(blank=True)),
                ('answered_on', models.DateField(blank=True, null=True)),
                ('settled_on', models.DateField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='queries', to='declarations.interest')),
            ],
            options={
                'verbose_name': 'question to the declarer',
                'verbose_name_plural': 'questions to the declarer',
                'ordering': ['asked_on'],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='a_question_to_a_declarer_asks_something'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_on__isnull', False)), _connector='OR'), name='an_answer_of_a_declarer_has_its_day')],
            },
        ),
    ]
