"""Times are held, asked for and booked in rows; events have dates and people who come."""

import aukio.domain.people.events
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('bookings', '0002_no_overlap'),
    ]

    operations = [
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.BigIntegerField()),
                ('titles', models.JSONField(default=dict)),
                ('details', models.JSONField(default=dict, help_text='what it is about, in each language')),
                ('category', models.TextField(help_text='as arrangements name it: public_event, recreational_group')),
                ('born_from', models.DateField(help_text='for people born on this day or later', null=True)),
                ('born_until', models.DateField(help_text='for people born on this day or earlier', null=True)),
                ('signs_up', models.TextField(default=aukio.domain.people.events.SignsUp['NOT'])),
                ('seats', models.PositiveIntegerField(help_text='empty: as many as come', null=True)),
                ('organiser', models.TextField()),
                ('external', models.BooleanField(default=False, help_text="of another organisation: staff call the organiser")),
                ('organiser_phone', models.TextField(blank=True)),
                ('organiser_email', models.TextField(blank=True)),
                ('organiser_lang', models.CharField(default='fi', max_length=2)),
                ('made', models.DateTimeField()),
            ],
            options={
                'ordering': ('place', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Occurrence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.BigIntegerField(help_text='as its event has it: publications ask by place')),
                ('start', models.DateTimeField()),
                ('end', models.DateTimeField()),
                ('state', models.TextField(default=aukio.domain.people.events.OccurrenceState['SCHEDULED'])),
                ('previous', models.DateTimeField(help_text='when it was to begin before it was moved', null=True)),
                ('sequence', models.PositiveSmallIntegerField(default=0)),
                ('changed', models.DateTimeField()),
                ('because', models.TextField(blank=True, help_text='the arrangement that cancelled it, as notice/id')),
                ('asked', models.BooleanField(default=False, help_text='whether its organiser is still to be spoken with')),
                ('outcome', models.TextField(blank=True, help_text='what that came to: cancelled or rescheduled')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('notes', models.TextField(blank=True)),
            ],
            options={
                'ordering': ('start', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='SignUp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.TextField(default=aukio.domain.people.events.SignUpState['IN'])),
                ('made', models.DateTimeField()),
                ('secret', models.TextField(unique=True)),
                ('key', models.TextField(blank=True, help_text="the caller's own name for making it: made twice, it is one")),
                ('name', models.TextField(blank=True)),
                ('phone', models.TextField(blank=True)),
                ('email', models.TextField(blank=True)),
                ('lang', models.CharField(default='fi', max_length=2)),
                ('needs', models.TextField(blank=True)),
                ('forgotten', models.BooleanField(default=False)),
                ('tell', models.TextField(blank=True, help_text='who notifies of a change: a message or staff; empty: no notice is needed')),
                ('told', models.DateTimeField(help_text='when they were notified of it', null=True)),
            ],
            options={
                'ordering': ('made', 'pk'),
            },
        ),
        migrations.RemoveConstraint(
            model_name='booking',
            name='bookings_state_known',
        ),
        migrations.RemoveConstraint(
            model_name='booking',
            name='bookings_forgotten_says_nobody',
        ),
        migrations.AddField(
            model_name='bookable',
            name='asks',
            field=models.BooleanField(default=False, help_text='whether staff say yes to each booking first'),
        ),
        migrations.AddField(
            model_name='bookable',
            name='longest',
            field=models.PositiveSmallIntegerField(default=0, help_text='of a room: minutes in a row; 0 for one time alone'),
        ),
        migrations.AddField(
            model_name='booking',
            name='address',
            field=models.TextField(blank=True, help_text='for letters to people without phone and e-mail'),
        ),
        migrations.AddField(
            model_name='booking',
            name='held_until',
            field=models.DateTimeField(help_text='of a time that is held while a form is filled', null=True),
        ),
        migrations.AlterField(
            model_name='booking',
            name='needs',
            field=models.TextField(blank=True, help_text="a step-free way, a language: in the person's own words"),
        ),
        migrations.AddField(
            model_name='booking',
            name='interpreter',
            field=models.TextField(blank=True, help_text='on_site or remote; empty: none is needed'),
        ),
        migrations.AddField(
            model_name='booking',
            name='series',
            field=models.TextField(blank=True, help_text='bookings that were made together bear one name'),
        ),
        migrations.AddField(
            model_name='booking',
            name='told',
            field=models.DateTimeField(help_text='when the person was notified of its fate', null=True),
        ),
        migrations.AlterField(
            model_name='booking',
            name='outcome',
            field=models.TextField(blank=True, help_text='what a call came to, or that a letter went'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(condition=models.Q(('state', 'held')), fields=['held_until'], name='bookings_held'),
        ),
        migrations.AddIndex(
            model_name='booking',
            index=models.Index(condition=models.Q(('series', ''), _negated=True), fields=['series'], name='bookings_by_series'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['held', 'requested', 'booked', 'honoured', 'to_contact', 'cancelled', 'given_up', 'moved', 'refused'])), name='bookings_state_known', violation_error_message='A booking is in one of its states.'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('held_until', None), ('state', 'held'), _connector='XOR'), name='bookings_held_until_then', violation_error_message='A time is held until an instant.'),
        ),
        migrations.AddConstraint(
            model_name='booking',
            constraint=models.CheckConstraint(condition=models.Q(('forgotten', False), models.Q(('address', ''), ('email', ''), ('name', ''), ('needs', ''), ('notes', ''), ('phone', '')), _connector='OR'), name='bookings_forgotten_says_nobody', violation_error_message='A forgotten booking holds no personal data.'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['place'], name='bookings_events_by_place'),
        ),
        migrations.AddConstraint(
            model_name='event',
            constraint=models.CheckConstraint(condition=models.Q(('signs_up__in', ['not', 'date', 'all'])), name='bookings_event_signs_up_known', violation_error_message='One signs up for a date, for all of them, or not at all.'),
        ),
        migrations.AddField(
            model_name='occurrence',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='bookings.event'),
        ),
        migrations.AddField(
            model_name='signup',
            name='date',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sign_ups', to='bookings.occurrence'),
        ),
        migrations.AddField(
            model_name='signup',
            name='event',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sign_ups', to='bookings.event'),
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(fields=['place', 'start'], name='bookings_dates_by_place'),
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(condition=models.Q(('asked', True)), fields=['start'], name='bookings_dates_asked'),
        ),
        migrations.AddConstraint(
            model_name='occurrence',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='bookings_date_ends_after_start', violation_error_message='It ends later.'),
        ),
        migrations.AddConstraint(
            model_name='occurrence',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['scheduled', 'cancelled', 'rescheduled'])), name='bookings_date_state_known', violation_error_message='A date of an event is in one of its states.'),
        ),
        migrations.AddIndex(
            model_name='signup',
            index=models.Index(fields=['event', 'state'], name='bookings_sign_ups_by_event'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['in', 'waiting', 'given_up', 'cancelled'])), name='bookings_sign_up_state_known', violation_error_message='A sign-up is in one of its states.'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('event', 'key'), name='bookings_signed_up_once'),
        ),
        migrations.AddConstraint(
            model_name='signup',
            constraint=models.CheckConstraint(condition=models.Q(('forgotten', False), models.Q(('email', ''), ('name', ''), ('needs', ''), ('phone', '')), _connector='OR'), name='bookings_forgotten_sign_up_says_nobody', violation_error_message='A forgotten sign-up holds no personal data.'),
        ),
    ]
