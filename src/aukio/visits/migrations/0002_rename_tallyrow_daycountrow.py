"""Rename the table of daily counts: one word, occupancy, for what was called a tally."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('visits', '0001_initial'),
    ]

    operations = [
        migrations.RenameModel(
            old_name='TallyRow',
            new_name='DayCountRow',
        ),
    ]
