"""How a person hears of drafts: by mail, by text message, or on the pages alone."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = (("access", "0003_second_factor_resets"),)

    operations = (
        migrations.AddField(
            model_name="user",
            name="phone",
            field=models.TextField(
                blank=True, default="", help_text="for text messages about their work, such as +358…"
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="news_by",
            field=models.TextField(
                blank=True,
                default="mail",
                help_text="how they hear of drafts: by mail or sms; empty: on the pages alone",
            ),
        ),
        migrations.AddField(
            model_name="user",
            name="lang",
            field=models.CharField(default="fi", help_text="language of those messages", max_length=16),
        ),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=Q(news_by__in=["", "mail"]) | (Q(news_by="sms") & ~Q(phone="")),
                name="access_user_news_reach",
                violation_error_message="News of drafts come by mail, by text message to a phone, or not at all.",
            ),
        ),
    )
