"""What a publication leaves unsaid, which a preview asks about; it is no contradiction."""

from collections.abc import Iterable

from aukio.domain.city.places import ChannelKind, PlaceId
from aukio.domain.facts.effects import Close, Hours, Shorten, hours_channels
from aukio.domain.facts.notices import Version
from aukio.domain.facts.record import View
from aukio.domain.facts.subjects import places_of


def self_service_unsaid(view: View, versions: Iterable[Version]) -> tuple[PlaceId, ...]:
    """The places whose on-site hours these versions change, and whose self-service hours stay because none names them.

    ``hours`` and ``shorten`` that name no channel speak of on-site hours alone.
    """
    found: dict[PlaceId, None] = {}
    for version in versions:
        arrangement = version.arrangement
        effects = [each for each in arrangement.effects if isinstance(each, Hours | Close | Shorten)]
        named = {kind for each in effects for kind in hours_channels(each)}
        of_doors = [each for each in effects if not isinstance(each, Close)]
        changes_hours = any(ChannelKind.ON_SITE in hours_channels(each) for each in of_doors)
        if not changes_hours or ChannelKind.SELF_SERVICE in named or arrangement.period.never:
            continue
        for node in places_of(view, version):
            if any(channel.kind is ChannelKind.SELF_SERVICE for channel in node.version.channels):
                found[node.place] = None
    return tuple(found)
