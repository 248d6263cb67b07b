from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('when', models.DateTimeField()),
                ('actor', models.TextField(help_text='who acted, as known then: a user name, or the program that acted')),
                ('act', models.TextField(help_text='what was done, such as “publish”')),
                ('subject', models.TextField(help_text='what it was done to, such as the slug of a notice')),
                ('detail', models.JSONField(blank=True, default=dict, help_text='what else is worth knowing, by name')),
            ],
            options={
                'verbose_name_plural': 'audit entries',
                'ordering': ('when', 'pk'),
                'indexes': [models.Index(fields=['when'], name='audit_entry_when'), models.Index(fields=['subject', 'when'], name='audit_entry_subject_when')],
                'constraints': [models.CheckConstraint(condition=models.Q(('actor', ''), _negated=True), name='audit_entry_has_actor', violation_error_message='An audit entry says who acted.'), models.CheckConstraint(condition=models.Q(('act', ''), _negated=True), name='audit_entry_has_act', violation_error_message='An audit entry says what was done.'), models.CheckConstraint(condition=models.Q(('subject', ''), _negated=True), name='audit_entry_has_subject', violation_error_message='An audit entry says what the act was done to.')],
            },
        ),
    ]
