import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.TextField()),
            ],
            options={
                'ordering': ('slug',),
                'constraints': [models.UniqueConstraint(fields=('slug',), name='notices_notice_slug_unique', violation_error_message='This slug is taken.'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='notices_notice_has_slug', violation_error_message='The slug of a notice is not left empty.')],
            },
        ),
        migrations.CreateModel(
            name='Arrangement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.TextField(help_text='its id in the notice file')),
                ('scope', models.JSONField(help_text='as in a notice file, with ids for paths')),
                ('notice', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='arrangements', to='notices.notice')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='the publications of a notice are counted from 1')),
                ('sequence', models.PositiveIntegerField(help_text='all publications are counted from 1, as they are recorded')),
                ('published', models.DateTimeField(help_text='known to the public from then on')),
                ('recorded_at', models.DateTimeField()),
                ('by', models.TextField(help_text='who published it, as known then')),
                ('stamp', models.BigIntegerField(help_text='drawn by lot, so that no two states of the record are ever taken for one')),
                ('kind', models.TextField(choices=[('material', 'material'), ('minor', 'minor')])),
                ('replaces', models.JSONField(blank=True, default=list, help_text='slugs of the notices it replaces')),
                ('accepted', models.JSONField(blank=True, default=dict, help_text='code of a contradiction → why it was accepted')),
                ('digest', models.TextField(blank=True, help_text='identifies the content')),
                ('texts', models.JSONField(blank=True, default=dict, help_text='language → the notice as shown')),
                ('title', models.JSONField(default=dict)),
                ('cause', models.TextField(blank=True)),
                ('intro', models.JSONField(blank=True, default=dict)),
                ('contacts', models.JSONField(blank=True, default=list)),
                ('links', models.JSONField(blank=True, default=list)),
                ('assumptions', models.JSONField(blank=True, default=list)),
                ('notice', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='publications', to='notices.notice')),
            ],
            options={
                'ordering': ('sequence',),
            },
        ),
        migrations.CreateModel(
            name='ArrangementVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='the versions of an arrangement are counted from 1')),
                ('came_as', models.TextField(choices=[('added', 'added'), ('changed', 'changed'), ('ended', 'ended'), ('corrected', 'corrected'), ('withdrawn', 'withdrawn')])),
                ('from_day', models.DateField()),
                ('from_minute', models.PositiveSmallIntegerField(default=0, help_text='of the day')),
                ('until_day', models.DateField(blank=True, null=True)),
                ('until_minute', models.PositiveSmallIntegerField(blank=True, help_text='the first one outside', null=True)),
                ('inferred', models.BooleanField(default=False, help_text='no start was given: it is the day of publication')),
                ('open_end', models.TextField(blank=True, choices=[('until_further_notice', 'until_further_notice'), ('for_now', 'for_now'), ('as_conditions_permit', 'as_conditions_permit')])),
                ('review', models.DateField(blank=True, null=True)),
                ('by_replacement', models.BooleanField(default=False, help_text='ended because another notice replaced its own')),
                ('effects', models.JSONField(help_text='as in a notice file, with ids for paths')),
                ('particulars', models.JSONField(blank=True, default=dict)),
                ('known_from', models.DateTimeField()),
                ('known_until', models.DateTimeField(blank=True, null=True)),
                ('arrangement', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='notices.arrangement')),
                ('continues', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.arrangement')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='notices.publication')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.AddField(
            model_name='arrangement',
            name='first',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='notices.publication'),
        ),
        migrations.CreateModel(
            name='ScheduledPublication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notice', models.TextField(help_text='slug; the notice itself need not be published yet')),
                ('number', models.PositiveIntegerField()),
                ('due', models.DateTimeField(help_text='the minute from which it is to be known')),
                ('document', models.TextField(help_text='the notice file as given')),
                ('source', models.TextField(blank=True, help_text='what the file was called')),
                ('digest', models.TextField(blank=True, help_text='identifies the content')),
                ('based_on', models.JSONField(blank=True, default=list, help_text='[notice, arrangement, number of the version it was written upon]')),
                ('recorded_at', models.DateTimeField()),
                ('by', models.TextField(help_text='who scheduled it, as known then')),
                ('state', models.TextField(choices=[('pending', 'Pending'), ('taken_effect', 'Taken Effect'), ('overtaken', 'Overtaken'), ('dropped', 'Dropped')], default='pending')),
                ('state_reason', models.TextField(blank=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('due', 'pk'),
                'indexes': [models.Index(fields=['state', 'due'], name='notices_scheduled_state_due')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('notice', 'number'), name='notices_scheduled_one_pending', violation_error_message='This publication is scheduled already: rebase it or drop it.'), models.CheckConstraint(condition=models.Q(('due__gt', models.F('recorded_at'))), name='notices_scheduled_ahead', violation_error_message='Only what lies ahead is scheduled.'), models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'taken_effect', 'overtaken', 'dropped'])), name='notices_scheduled_state', violation_error_message='It is pending, took effect, was overtaken or was dropped.'), models.CheckConstraint(condition=models.Q(models.Q(('settled_at__isnull', True), ('state', 'pending')), models.Q(models.Q(('state', 'pending'), _negated=True), ('settled_at__isnull', False)), _connector='OR'), name='notices_scheduled_settled_at', violation_error_message='A scheduled publication is settled when it is pending no more.'), models.CheckConstraint(condition=models.Q(('state__in', ['pending', 'taken_effect']), models.Q(('state_reason', ''), _negated=True), _connector='OR'), name='notices_scheduled_says_why', violation_error_message='What does not take effect says why.'), models.CheckConstraint(condition=models.Q(models.Q(('by', ''), _negated=True), models.Q(('notice', ''), _negated=True), models.Q(('document', ''), _negated=True)), name='notices_scheduled_is_whole', violation_error_message='A scheduled publication has an author, a notice and a document.')],
            },
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('notice', 'number'), name='notices_publication_number_unique', violation_error_message='The notice has a publication of this number already.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.UniqueConstraint(fields=('sequence',), name='notices_publication_sequence_unique', violation_error_message='Another publication stands at this place in the order.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1), ('sequence__gte', 1)), name='notices_publication_counts', violation_error_message='Publications are counted from 1.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('published__lte', models.F('recorded_at'))), name='notices_publication_has_come', violation_error_message='A publication is recorded when its minute has come, not before.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['material', 'minor'])), name='notices_publication_kind', violation_error_message='A publication is material or minor.'),
        ),
        migrations.AddConstraint(
            model_name='publication',
            constraint=models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='notices_publication_has_actor', violation_error_message='A publication says who published it.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.UniqueConstraint(fields=('arrangement', 'number'), name='notices_version_number_unique', violation_error_message='The arrangement has a version of this number already.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.UniqueConstraint(condition=models.Q(('known_until__isnull', True)), fields=('arrangement',), name='notices_version_one_current', violation_error_message='The arrangement has a current version already.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('came_as__in', ['added', 'changed', 'ended', 'corrected', 'withdrawn'])), name='notices_version_came_as', violation_error_message='A version was added, changed, ended, corrected or withdrawn.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('by_replacement', False), ('came_as', 'ended'), _connector='OR'), name='notices_version_replacement_ends', violation_error_message='What another notice replaces ends.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('came_as', 'added'), ('number', 1)), models.Q(('number__gt', 1), models.Q(('came_as', 'added'), _negated=True)), _connector='OR'), name='notices_version_first_adds', violation_error_message='The first version of an arrangement adds it, and no later one does.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('from_minute__lt', 1440), models.Q(('until_minute__isnull', True), ('until_minute__lt', 1440), _connector='OR')), name='notices_version_minutes', violation_error_message='The minutes of a day run from 0 to 1439.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('until_day__isnull', True), ('until_minute__isnull', True)), models.Q(('until_day__isnull', False), ('until_minute__isnull', False)), _connector='OR'), name='notices_version_end_is_whole', violation_error_message='An end is a day and a minute of it.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('open_end__in', ['', 'until_further_notice', 'for_now', 'as_conditions_permit'])), name='notices_version_open_end', violation_error_message='An open end is worded in one of the known ways.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('open_end', ''), ('until_day__isnull', True), _connector='OR'), name='notices_version_ends_or_is_open', violation_error_message='A period either ends or is open, not both.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('continues__isnull', True), models.Q(('continues', models.F('arrangement')), _negated=True), _connector='OR'), name='notices_version_continues_another', violation_error_message='No arrangement continues itself.'),
        ),
        migrations.AddConstraint(
            model_name='arrangementversion',
            constraint=models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gt', models.F('known_from')), _connector='OR'), name='notices_version_known_in_order', violation_error_message='What became known stays known for a while: known_until lies after known_from.'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.UniqueConstraint(fields=('notice', 'slug'), name='notices_arrangement_slug_unique', violation_error_message='The notice has an arrangement of this id already.'),
        ),
        migrations.AddConstraint(
            model_name='arrangement',
            constraint=models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='notices_arrangement_has_slug', violation_error_message='The id of an arrangement is not left empty.'),
        ),
    ]
