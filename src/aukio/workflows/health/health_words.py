"""The words of each check: its name, what it means, and what to do where it is not well."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from aukio.domain.health.health_checks import CheckCode, Level

Text = str | Promise


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a check is called, what it means, and what to do where it is not well."""

    name: Text
    means: Text
    do: Text


LEVEL_WORDS: Mapping[Level, Text] = MappingProxyType(
    {Level.OK: _("All well"), Level.WARN: _("Look at it"), Level.FAIL: _("Does not work")}
)

CHECK_WORDS: Mapping[CheckCode, CheckWords] = MappingProxyType(
    {
        CheckCode.SETTINGS: CheckWords(
            _("Settings"),
            _("Settings for development and the demo weaken the protection of a public site."),
            _("Remove the settings that are named here, and start the server and the worker again."),
        ),
        CheckCode.SECRET: CheckWords(
            _("Secret key"),
            _("The key signs sessions. Without one of its own, staff are signed out at each start."),
            _("Set AUKIO_SECRET_KEY to at least 50 random characters, the same on every machine."),
        ),
        CheckCode.SITE: CheckWords(
            _("Address of the site"),
            _("Messages link to this address, and the server answers to its name only if it is in AUKIO_HOSTS."),
            _("Set AUKIO_SITE to the https:// address of the site, and put its name into AUKIO_HOSTS."),
        ),
        CheckCode.DATABASE: CheckWords(
            _("Database"),
            _("The record is in the database. Its tables must be those of this version."),
            _(
                "Start the database and check AUKIO_DATABASE_URL. If migrations are pending, run 'aukio migrate'; if"
                " the record has migrations of a newer version (+), install that version."
            ),
        ),
        CheckCode.DURABILITY: CheckWords(
            _("Durability"),
            _("With these settings of the database a crash loses bookings and publications that were confirmed."),
            _("Set synchronous_commit, fsync and full_page_writes to on in PostgreSQL, for the server and the role."),
        ),
        CheckCode.WORKER: CheckWords(
            _("Background worker"),
            _("The worker publishes what is scheduled, sends messages and deletes expired data."),
            _("Start 'aukio work' of this version, and let systemd or the container restart it."),
        ),
        CheckCode.OUTBOX: CheckWords(
            _("Outgoing messages"),
            _("Messages that are long overdue, or have failed, have not reached the people they were for."),
            _("See that the worker runs and that mail and text messages can be sent; 'aukio outbox show' counts them."),
        ),
        CheckCode.MAIL: CheckWords(
            _("Mail server"),
            _("Without mail there are no confirmations, no news for subscribers and no new passwords."),
            _("Check AUKIO_MAIL_URL, and that this machine may connect to the mail server."),
        ),
        CheckCode.TEXT_MESSAGES: CheckWords(
            _("Text messages"),
            _("The gateway sends text messages. Without one, no form asks for a phone number."),
            _("Check AUKIO_SMS_URL and AUKIO_SMS_TOKEN, and that this machine may connect to the gateway."),
        ),
        CheckCode.BROKER: CheckWords(
            _("Queue of small jobs"),
            _("With AUKIO_TASKS_URL small jobs wait in Redis for 'aukio work --chores'."),
            _("Start Redis and 'aukio work --chores', or remove AUKIO_TASKS_URL."),
        ),
        CheckCode.CLOCK: CheckWords(
            _("Clock of the machine"),
            _("A publication appears when the clock of the server reaches its instant, so clocks must agree."),
            _("Synchronise the clocks of this machine and of the database (NTP). Do not set a clock back."),
        ),
        CheckCode.DISK: CheckWords(
            _("Disk"),
            _("On a full disk nothing can be recorded."),
            _("Delete old backups and logs, or enlarge the disk."),
        ),
        CheckCode.BACKUP: CheckWords(
            _("Last backup"),
            _("What was recorded after the last backup is lost with the disk."),
            _("Run 'aukio backup FILE' now, and every night with the systemd timer in deploy/systemd."),
        ),
        CheckCode.RESTORE: CheckWords(
            _("Backup was restored"),
            _("A backup can be relied on only once it has been restored and compared."),
            _("Run 'aukio backup --verify FILE', or restore a backup on another machine."),
        ),
        CheckCode.SECOND_FACTOR: CheckWords(
            _("Second factor of staff"),
            _("An account without a second factor is open to anyone with its password."),
            _("Let these people set up a second factor, close unused accounts, and set AUKIO_SECOND_FACTOR=required."),
        ),
        CheckCode.LINKS: CheckWords(
            _("Links on public pages"),
            _("A broken link leads the public nowhere."),
            _("The inbox lists them with their places; 'aukio links' checks them again."),
        ),
        CheckCode.PLACES: CheckWords(
            _("Places"),
            _("A record without places answers no question."),
            _("Run 'aukio setup' or 'aukio import FILE'."),
        ),
        CheckCode.HOLIDAYS: CheckWords(
            _("Public holidays"),
            _("Public holidays differ between the regions of some countries."),
            _("Add the region of the city to the directory file, and import it."),
        ),
    }
)
