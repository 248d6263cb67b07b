"""Messages have a medium and more states; people and programs subscribe to changes."""

import aukio.domain.people.delivery
import aukio.domain.people.subscriptions
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def say_it_anew(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    messages = apps.get_model("outreach", "Message").objects
    messages.filter(state="dead").update(state="failed")
    messages.exclude(recipient__contains="@").update(medium="sms")


class Migration(migrations.Migration):

    dependencies = [
        ('outreach', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Hook',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.TextField(unique=True)),
                ('secret', models.TextField()),
                ('place', models.BigIntegerField(help_text='a place and what stands in it; empty: the whole city', null=True)),
                ('made', models.DateTimeField()),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='Subscription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.TextField(help_text='a phone number or an e-mail address')),
                ('lang', models.CharField(default='fi', max_length=2)),
                ('topic', models.TextField()),
                ('place', models.BigIntegerField(default=0, help_text='0 where it is not of a place: nothing differs from nothing')),
                ('slug', models.TextField(blank=True, help_text='of a type or a service')),
                ('rhythm', models.TextField(default=aukio.domain.people.subscriptions.Rhythm['AT_ONCE'])),
                ('asked', models.DateTimeField()),
                ('confirmed', models.DateTimeField(null=True)),
                ('secret', models.TextField(unique=True)),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='message',
            name='outreach_message_state_known',
        ),
        migrations.RemoveIndex(
            model_name='message',
            name='outreach_message_due',
        ),
        migrations.AddField(
            model_name='message',
            name='about',
            field=models.JSONField(default=dict, help_text='kind, language, and numbers of what it is about; no personal data'),
        ),
        migrations.AddField(
            model_name='message',
            name='began',
            field=models.DateTimeField(help_text='when it went to a backend that knows no keys', null=True),
        ),
        migrations.AddField(
            model_name='message',
            name='medium',
            field=models.TextField(default=aukio.domain.people.delivery.Medium['MAIL']),
        ),
        migrations.AlterField(
            model_name='message',
            name='recipient',
            field=models.TextField(blank=True, help_text='a number, an address or a web address; empty once sent'),
        ),
        migrations.AlterField(
            model_name='message',
            name='subject',
            field=models.TextField(blank=True, help_text='of an e-mail whose words are ready'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['due', 'id'], name='outreach_message_next'),
        ),
        migrations.RunPython(say_it_anew, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['queued', 'sent', 'delivered', 'bounced', 'failed', 'dropped'])), name='outreach_message_state_known', violation_error_message='A message is in one of its states.'),
        ),
        migrations.AddIndex(
            model_name='subscription',
            index=models.Index(fields=['recipient'], name='outreach_sub_by_recipient'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.UniqueConstraint(fields=('recipient', 'topic', 'place', 'slug'), name='outreach_subscribed_once'),
        ),
        migrations.AddConstraint(
            model_name='subscription',
            constraint=models.CheckConstraint(condition=models.Q(('topic__in', ['everything', 'place', 'type', 'service'])), name='outreach_topic_known', violation_error_message='One hears of a place, a type, a service or everything.'),
        ),
    ]
