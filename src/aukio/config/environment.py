"""Every setting of Aukio: its environment variable, its kind, its default and its meaning.

``read_environment`` parses all of them once, when the settings of Django are made. A value that is not allowed, and a
variable that is none of these, stop the start with one line. The reference and ``.env.example`` are printed from here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from aukio.config import setting_kinds as kinds
from aukio.config.setting_kinds import Kind, Unfit, value_of
from aukio.domain.base.mistakes import BadRequest

PREFIX = "AUKIO_"
FILE = "_FILE"
FOR_TEST_RUNS = ("AUKIO_TEST_", "AUKIO_REQUIRE_", "AUKIO_WRITE_EXAMPLES")
"""Names that a run of the tests reads; its processes inherit them."""


class BadSetting(BadRequest):
    """An environment variable with which nothing starts."""

    code = "bad_setting"


@dataclass(frozen=True, slots=True)
class Row:
    """What a setting takes and means; a ``secret`` is shown to no one, and may be in a file."""

    kind: Kind
    meaning: str
    without: str
    secret: bool
    heading: str


def setting(
    kind: Kind, meaning: str, *, default: Any = None, without: str = "", secret: bool = False, heading: str = ""
) -> Any:
    """A field of ``Environment``; ``without`` says what holds where the variable is unset."""
    row = Row(kind, meaning, without or ("none" if default is None else str(default)), secret, heading)
    return field(default=default, metadata={"row": row})


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The settings of a machine. The defaults are secure: an unset variable opens nothing."""

    database_url: str = setting(
        kinds.DATABASE,
        "the database of the record; PostgreSQL for more than one machine",
        default="sqlite:///var/aukio.sqlite3",
        secret=True,
        heading="The record",
    )
    secret_key: str | None = setting(
        kinds.SECRET,
        "signs sessions; the same value on every machine",
        without="a new one at each start",
        secret=True,
        heading="The site",
    )
    hosts: tuple[str, ...] = setting(
        kinds.HOSTS, "the host names served", default=("localhost", "127.0.0.1", "[::1]"), without="this machine alone"
    )
    origins: tuple[str, ...] = setting(
        kinds.ORIGINS, "the origins whose forms are trusted behind a proxy", default=(), without="none"
    )
    proxy: bool = setting(
        kinds.SWITCH,
        "1 behind a proxy that ends TLS and always sets X-Forwarded-Proto and X-Forwarded-For itself: the client is"
        " then the last address in X-Forwarded-For",
        default=False,
        without="0",
    )
    site: str = setting(
        kinds.SITE,
        "the address of the site; without it messages contain no link, and subscribing is off. With http:// and this"
        " machine's own name (to try Aukio out) cookies are sent without TLS, too",
        default="",
        without="none",
    )
    security_contact: str = setting(
        kinds.CONTACT,
        "where to report a weakness, for /.well-known/security.txt",
        default="",
        without="the front page",
    )
    request_seconds: float = setting(
        kinds.number(most=3600),
        "after how many seconds of processor time a request that reads is ended (one that writes: four times as many);"
        " 0 for never",
        default=20.0,
        without="20",
    )
    private_targets: tuple[Any, ...] = setting(
        kinds.NETWORKS,
        "private networks into which webhooks, checked links and moves may lead",
        default=(),
        without="none",
    )
    opens_at: str = setting(
        kinds.MOMENT, "the moment that pages show first, as in the demo", default="", without="the present"
    )
    kept_seconds: int = setting(
        kinds.whole(),
        "the longest time that a browser or a proxy keeps an answer: a reader may see a publication that much later",
        default=60,
        heading="How long answers are kept",
    )
    past_kept_seconds: int = setting(
        kinds.whole(),
        "the same for answers about the past: how long a cache may hold a name that was removed",
        default=3600,
    )
    look_seconds: float = setting(
        kinds.number(),
        "how often each process checks whether something was published; at most 0.5 for a second in all",
        default=0.5,
    )
    lane_megabytes: float = setting(
        kinds.number(), "memory of each process for the response cache; 0 disables it", default=64.0, without="64"
    )
    second_factor: str | None = setting(
        kinds.choice("required", "offered"),
        "whether staff need more than a password",
        without="required",
        heading="Staff",
    )
    approval: str = setting(
        kinds.choice("nothing", "closures", "everything"),
        "what a second person approves before it is published",
        default="closures",
    )
    session_hours: float = setting(
        kinds.number(least=0.1, most=8760), "how long staff stay signed in", default=10.0, without="10"
    )
    audit_years: int | None = setting(
        kinds.whole(least=1, most=1000),
        "after how many years 'aukio audit forget' deletes who did what",
        without="never deleted",
    )
    actor: str = setting(
        kinds.LINE,
        "the name of a person on the command line, for the audit trail",
        default="",
        without="the machine's user",
    )
    oidc_url: str = setting(
        kinds.WEB,
        "the city's own directory of staff (OpenID Connect)",
        default="",
        without="none",
        heading="The city's own directory of staff",
    )
    oidc_client: str = setting(
        kinds.LINE, "the name under which that directory knows Aukio", default="", without="none"
    )
    oidc_secret: str = setting(kinds.SECRET, "the secret of that name", default="", without="none", secret=True)
    oidc_name: str = setting(kinds.LINE, "the word on the button of the sign-in page", default="the city's directory")
    mail_url: str = setting(
        kinds.MAIL_SERVER,
        "the mail server, for forgotten passwords and people whose booking changes; a folder for development",
        default="",
        without="messages wait, and no one gets a link to a new password by mail",
        secret=True,
        heading="Messages",
    )
    mail_from: str = setting(kinds.SENDER, "the sender of mail", default="aukio@localhost")
    sms_url: str = setting(
        kinds.WEB,
        'the gateway of text messages: it gets {"to", "text"} with AUKIO_SMS_TOKEN as bearer token and an'
        " Idempotency-Key; without one no form asks for a phone number",
        default="",
        without="none",
    )
    sms_token: str = setting(kinds.SECRET, "the token for that gateway", default="", without="none", secret=True)
    sms_file: str = setting(
        kinds.LINE, "a file that gets text messages instead, for development", default="", without="none"
    )
    delivery_token: str = setting(
        kinds.SECRET,
        "the bearer token with which a gateway reports at POST /api/v1/deliveries what arrived and what bounced",
        default="",
        without="reports are refused",
        secret=True,
    )
    booking_days: int = setting(
        kinds.whole(most=36_500), "for how many days after a booking is over its name is stored", default=30
    )
    tasks_url: str = setting(
        kinds.REDIS,
        "a Redis in which background tasks wait, with the extra 'broker' installed and an 'aukio work --chores'"
        " process",
        default="",
        without="every 'aukio work' runs them itself",
        secret=True,
        heading="Background tasks",
    )
    log: str = setting(
        kinds.choice("text", "json"),
        "the form of the log on stderr: lines for people or for programs",
        default="text",
        heading="Watching it",
    )
    metrics_from: tuple[Any, ...] = setting(
        kinds.NETWORKS, "the clients that may read /metrics, for Prometheus", default=(), without="none"
    )
    sentry_dsn: str = setting(
        kinds.WEB,
        "a Sentry server that gets reports of errors, with the extra 'sentry' installed",
        default="",
        without="none",
        secret=True,
    )
    demo: bool = setting(
        kinds.SWITCH,
        "set by 'aukio demo' for itself, nowhere else: accounts with a public password, cookies without TLS",
        default=False,
        without="0",
        heading="Development",
    )
    debug: bool = setting(
        kinds.SWITCH,
        "1 on a developer's own machine, nowhere else: tracebacks in the browser, cookies without TLS",
        default=False,
        without="0",
    )


ROWS: Mapping[str, Row] = {f"{PREFIX}{each.name.upper()}": each.metadata["row"] for each in fields(Environment)}
"""Every setting by the name of its variable, in the order of the reference."""


def read_environment(environ: Mapping[str, str]) -> Environment:
    """Parse every setting. Raises ``BadSetting`` for the first that is wrong; an empty variable counts as unset."""
    given: dict[str, Any] = {}
    files = {name + FILE for name, row in ROWS.items() if row.secret}
    for name in sorted(name for name in environ if name.startswith(PREFIX) and name not in ROWS and name not in files):
        if not name.startswith(FOR_TEST_RUNS):
            raise BadSetting(
                f"{name} is no setting{_near(name)}", next_step="Allowed: the names in docs/reference/settings.md."
            )
    for name, row in ROWS.items():
        text = environ.get(name, "")
        if row.secret and environ.get(name + FILE):
            text = _from_file(name, text, Path(environ[name + FILE]))
        if text:
            given[name.removeprefix(PREFIX).lower()] = _value(name, row, text)
    found = Environment(**given)
    if found.oidc_url and not found.oidc_client:
        raise BadSetting("AUKIO_OIDC_CLIENT is not set, but AUKIO_OIDC_URL is", next_step="Set both, or neither.")
    return found


def _near(name: str) -> str:
    near = get_close_matches(name, ROWS, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _value(name: str, row: Row, text: str) -> Any:
    try:
        return value_of(row.kind, text)
    except Unfit:
        shown = "its value" if row.secret else f"'{''.join(c if c.isprintable() else '?' for c in text[:80])}'"
        raise BadSetting(f"{name}: {shown} is not allowed", next_step=f"Allowed: {row.kind.allowed}.") from None


def _from_file(name: str, text: str, path: Path) -> str:
    if text:
        raise BadSetting(f"{name} and {name}{FILE} are both set", next_step="Set one of them.")
    try:
        return path.read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else "it is no text"
        raise BadSetting(
            f"{name}{FILE}: '{path}' cannot be read: {why}", next_step="Allowed: a file with the secret on one line."
        ) from None
