"""What is taken is found by its end, and the bookings of a person by telephone number or e-mail address."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("bookings", "0006_keys_have_fingerprints")]

    operations = [
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["bookable", "end", "start"], name="bookings_by_end"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["phone"], name="bookings_by_phone"),
        ),
        migrations.AddIndex(
            model_name="booking",
            index=models.Index(fields=["email"], name="bookings_by_email"),
        ),
    ]
