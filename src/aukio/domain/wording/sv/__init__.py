"""Swedish of Finland: days, times, words, and sentences for each effect."""

from aukio.domain.wording.sv.common_period import say_common_period, say_plain_common_period
from aukio.domain.wording.sv.effects import (
    say_arrangement,
    say_contact,
    say_effect,
)
from aukio.domain.wording.sv.event_words import EVENT_WORDS
from aukio.domain.wording.sv.facts import (
    say_fact,
    say_when,
)
from aukio.domain.wording.sv.guidance import (
    say_audience,
    say_guidance,
)
from aukio.domain.wording.sv.log import (
    say_gists,
    say_log_row,
)
from aukio.domain.wording.sv.messages import MESSAGES, say_appointments
from aukio.domain.wording.sv.our_codes import OUR_CODES
from aukio.domain.wording.sv.overview import say_closed_places, say_earlier_updates, say_open_places
from aukio.domain.wording.sv.periods import say_holds, say_period, say_stays_closed
from aukio.domain.wording.sv.plain import (
    say_plain,
    say_plain_week,
)
from aukio.domain.wording.sv.plain_guidance import say_plain_guidance
from aukio.domain.wording.sv.plain_when import say_plain_when
from aukio.domain.wording.sv.said_words import SAID_WORDS
from aukio.domain.wording.sv.screens import say_screen_part
from aukio.domain.wording.sv.signs import (
    say_sheet_known,
    say_sign_at,
    say_sign_covers,
    say_sign_days,
    say_sign_hours,
    say_sign_part,
    say_sign_state,
    say_sign_version,
)
from aukio.domain.wording.sv.subjects import (
    say_all,
    say_and,
    say_many,
    say_names,
    say_subject,
    say_units_counted,
)
from aukio.domain.wording.sv.times import (
    say_at,
    say_clock,
    say_closes,
    say_coming,
    say_day,
    say_days_from_to,
    say_from_to,
    say_full_day,
    say_holiday,
    say_instead,
    say_moment,
    say_near_day,
    say_near_moment,
    say_open_until,
    say_opens,
    say_slot,
    say_span,
    say_spans,
    say_stamps,
    say_until,
    say_week,
    say_weekday,
    say_weekday_in_full,
)
from aukio.domain.wording.sv.typed_words import TYPED_WORDS
from aukio.domain.wording.sv.under_period import say_under_period
from aukio.domain.wording.sv.words import (
    say_access,
    say_admission,
    say_channel,
    say_code,
    say_ending,
    say_events,
    say_in_language,
    say_kind,
    say_name_removed,
    say_no_exceptions,
    say_part,
    say_purpose,
    say_remote,
    say_strength,
    say_summary,
)

__all__ = [
    "EVENT_WORDS",
    "MESSAGES",
    "OUR_CODES",
    "SAID_WORDS",
    "TYPED_WORDS",
    "say_access",
    "say_admission",
    "say_all",
    "say_and",
    "say_appointments",
    "say_arrangement",
    "say_at",
    "say_audience",
    "say_channel",
    "say_clock",
    "say_closed_places",
    "say_closes",
    "say_code",
    "say_coming",
    "say_common_period",
    "say_contact",
    "say_day",
    "say_days_from_to",
    "say_earlier_updates",
    "say_effect",
    "say_ending",
    "say_events",
    "say_fact",
    "say_from_to",
    "say_full_day",
    "say_gists",
    "say_guidance",
    "say_holds",
    "say_holiday",
    "say_in_language",
    "say_instead",
    "say_kind",
    "say_log_row",
    "say_many",
    "say_moment",
    "say_name_removed",
    "say_names",
    "say_near_day",
    "say_near_moment",
    "say_no_exceptions",
    "say_open_places",
    "say_open_until",
    "say_opens",
    "say_part",
    "say_period",
    "say_plain",
    "say_plain_common_period",
    "say_plain_guidance",
    "say_plain_week",
    "say_plain_when",
    "say_purpose",
    "say_remote",
    "say_screen_part",
    "say_sheet_known",
    "say_sign_at",
    "say_sign_covers",
    "say_sign_days",
    "say_sign_hours",
    "say_sign_part",
    "say_sign_state",
    "say_sign_version",
    "say_slot",
    "say_span",
    "say_spans",
    "say_stamps",
    "say_stays_closed",
    "say_strength",
    "say_subject",
    "say_summary",
    "say_under_period",
    "say_units_counted",
    "say_until",
    "say_week",
    "say_weekday",
    "say_weekday_in_full",
    "say_when",
]
