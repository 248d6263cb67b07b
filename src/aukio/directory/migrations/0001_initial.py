import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='DirectoryImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='imports are counted from 1')),
                ('known_from', models.DateTimeField(help_text='what it says is known from then on')),
                ('valid_from', models.DateField(help_text='and holds from this local day on')),
                ('recorded_at', models.DateTimeField()),
                ('digest', models.TextField(blank=True, help_text='identifies the content of the file')),
                ('by', models.TextField(help_text='who imported it, as known then')),
                ('stamp', models.BigIntegerField(help_text='drawn by lot, so that no two states of the directory are ever taken for one')),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('number',), name='directory_import_number_unique', violation_error_message='Another import has this number.'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='directory_import_number_counts', violation_error_message='Imports are counted from 1.'), models.CheckConstraint(condition=models.Q(('by', ''), _negated=True), name='directory_import_has_actor', violation_error_message='An import says who did it.')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('id__gte', 1)), name='directory_place_id_counts', violation_error_message='Places are counted from 1.')],
            },
        ),
        migrations.CreateModel(
            name='City',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known_from', models.DateTimeField()),
                ('known_until', models.DateTimeField(blank=True, null=True)),
                ('slug', models.TextField()),
                ('names', models.JSONField(default=dict)),
                ('time_zone', models.TextField(help_text='as the tz database names it, such as Europe/Helsinki')),
                ('country', models.TextField(help_text='ISO 3166-1 code of the country whose public holidays hold')),
                ('imported_with', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.directoryimport')),
            ],
            options={
                'verbose_name_plural': 'cities',
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(models.ExpressionWrapper(models.Q(('known_until__isnull', True)), output_field=models.BooleanField()), condition=models.Q(('known_until__isnull', True)), name='directory_city_one_current', violation_error_message='A record is about one city.'), models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gt', models.F('known_from')), _connector='OR'), name='directory_city_known_in_order', violation_error_message='What became known stays known for a while: known_until lies after known_from.'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='directory_city_has_slug', violation_error_message='The slug is not left empty.'), models.CheckConstraint(condition=models.Q(('time_zone', ''), _negated=True), name='directory_city_has_time_zone', violation_error_message='The time zone is not left empty.'), models.CheckConstraint(condition=models.Q(('country', ''), _negated=True), name='directory_city_has_country', violation_error_message='The country is not left empty.')],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known_from', models.DateTimeField()),
                ('known_until', models.DateTimeField(blank=True, null=True)),
                ('slug', models.TextField()),
                ('names', models.JSONField(default=dict)),
                ('imported_with', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.directoryimport')),
            ],
            options={
                'ordering': ('slug', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('known_until__isnull', True)), fields=('slug',), name='directory_organisation_one_current', violation_error_message='This slug is taken.'), models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gt', models.F('known_from')), _connector='OR'), name='directory_organisation_known_in_order', violation_error_message='What became known stays known for a while: known_until lies after known_from.'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='directory_organisation_has_slug', violation_error_message='The slug is not left empty.')],
            },
        ),
        migrations.CreateModel(
            name='PlaceVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known_from', models.DateTimeField()),
                ('known_until', models.DateTimeField(blank=True, null=True)),
                ('path', models.TextField()),
                ('kind', models.TextField(choices=[('site', 'site'), ('centre', 'centre'), ('unit', 'unit'), ('room', 'room'), ('equipment', 'equipment')])),
                ('type', models.TextField(blank=True)),
                ('owner', models.TextField(blank=True, help_text='slug of an organisation')),
                ('names', models.JSONField(default=dict)),
                ('name_forms', models.JSONField(blank=True, default=dict, help_text='language → grammatical form → text')),
                ('aliases', models.JSONField(blank=True, default=dict, help_text='language → other names')),
                ('services', models.JSONField(blank=True, default=list, help_text='slugs of what one gets done there')),
                ('provides', models.JSONField(blank=True, default=list, help_text='slugs of what the equipment is for')),
                ('channels', models.JSONField(blank=True, default=list, help_text='as in a directory file')),
                ('time_zone', models.TextField(blank=True, help_text='empty: that of the place above it, at last of the city')),
                ('latitude', models.FloatField(blank=True, help_text='WGS 84, in degrees', null=True)),
                ('longitude', models.FloatField(blank=True, help_text='WGS 84, in degrees', null=True)),
                ('own_entrance', models.BooleanField(default=False)),
                ('gone', models.BooleanField(default=False, help_text='no longer exists in that time')),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, help_text='the first day on which it holds no more', null=True)),
                ('imported_with', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.directoryimport')),
                ('parent', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.place')),
                ('place', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='directory.place')),
            ],
            options={
                'ordering': ('pk',),
                'indexes': [models.Index(fields=['place', 'valid_from'], name='directory_version_place_valid'), models.Index(fields=['path'], name='directory_version_path')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('known_until__isnull', True)), fields=('place', 'valid_from'), name='directory_place_version_one_current', violation_error_message='Something else is said already of this place from this day on.'), models.UniqueConstraint(condition=models.Q(('gone', False), ('known_until__isnull', True)), fields=('path', 'valid_from'), name='directory_place_version_path_unique', violation_error_message='Another place bears this path from this day on.'), models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='directory_place_version_valid_in_order', violation_error_message='A version of a place ends after it begins.'), models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gt', models.F('known_from')), _connector='OR'), name='directory_place_version_known_in_order', violation_error_message='What became known stays known for a while: known_until lies after known_from.'), models.CheckConstraint(condition=models.Q(('kind__in', ['site', 'centre', 'unit', 'room', 'equipment'])), name='directory_place_version_kind', violation_error_message='A place is a site, a centre, a unit, a room or a piece of equipment.'), models.CheckConstraint(condition=models.Q(models.Q(('path', ''), _negated=True), models.Q(('path__startswith', '/'), _negated=True), models.Q(('path__endswith', '/'), _negated=True), models.Q(('path__contains', '//'), _negated=True), models.Q(('path__contains', ' '), _negated=True)), name='directory_place_version_path', violation_error_message='A path is words between single slashes, such as iso-omena/library.'), models.CheckConstraint(condition=models.Q(('parent__isnull', True), models.Q(('parent', models.F('place')), _negated=True), _connector='OR'), name='directory_place_version_parent', violation_error_message='No place stands beneath itself.'), models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('longitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__range', (-180, 180))), _connector='OR'), name='directory_place_version_coordinates', violation_error_message='Coordinates are two: latitude within ±90, longitude within ±180.')],
            },
        ),
        migrations.CreateModel(
            name='Service',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('known_from', models.DateTimeField()),
                ('known_until', models.DateTimeField(blank=True, null=True)),
                ('slug', models.TextField()),
                ('names', models.JSONField(default=dict)),
                ('aliases', models.JSONField(blank=True, default=dict, help_text='other words people ask for it by, by language')),
                ('imported_with', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.directoryimport')),
            ],
            options={
                'ordering': ('slug', 'pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('known_until__isnull', True)), fields=('slug',), name='directory_service_one_current', violation_error_message='This slug is taken.'), models.CheckConstraint(condition=models.Q(('known_until__isnull', True), ('known_until__gt', models.F('known_from')), _connector='OR'), name='directory_service_known_in_order', violation_error_message='What became known stays known for a while: known_until lies after known_from.'), models.CheckConstraint(condition=models.Q(('slug', ''), _negated=True), name='directory_service_has_slug', violation_error_message='The slug is not left empty.')],
            },
        ),
    ]
