"""Two files that hold together; tests change a piece of them."""

DIRECTORY = """\
aukio: directory/1
city: {slug: espoo, name: {fi: Espoo, sv: Esbo, en: Espoo}, time_zone: Europe/Helsinki, country: FI}
known_from: 2020-01-01
organisations: [{slug: espoo, name: {en: City of Espoo}}]
services: [{slug: copy, name: {en: copying}}, {slug: form-help, name: help with forms}]
places:
  - {path: tapiola, kind: site, name: {en: Tapiola}}
  - path: iso-omena
    kind: centre                     # site | centre | unit | room | equipment
    type: service_centre
    owner: espoo
    name: {fi: Iso Omena, en: Iso Omena}
    name_forms: {fi: {inessive: Iso Omenassa}}
    aliases: {en: [Matinkylä]}
    channels:
      - {kind: on_site, week: "Mo-Fr 07:00-21:00; Sa 08:00-18:00; PH off"}
  - path: iso-omena/service-point
    kind: unit
    type: service_point
    own_entrance: false
    services: [form-help]
    channels:
      - {kind: on_site, week: "Mo-Fr 08:00-16:00; PH off", admission: walk_in}
      - {kind: phone, purpose: booking, week: "Mo-Fr 08:00-12:00", contacts: [{phone: "+358401234567"}]}
  - {path: iso-omena/service-point/photocopier, kind: equipment, provides: [copy]}
"""

NOTICE = """\
aukio: notice/1
notice: storm
title: {en: Storm closures}
cause: weather                       # epidemic | weather | strike | renovation | staff | holiday | technical | other
historic: true                       # publications in the past are allowed, in order
replaces: []                         # slugs of notices (on a publication, too)
publications:
  - published: 2030-03-01T12:00
    kind: material                   # or minor
    add:
      - id: units-closed
        scope: {under: iso-omena, except: {type: [laboratory]}}     # path | under (+ type) | type | owner | city: true
        from: 2030-03-02             # omitted: the publication's day, inferred
        until: 2030-03-05            # inclusive; or open: until_further_notice | for_now | as_conditions_permit
        effects:
          - close: {}                # channels: [..]; during: "Mo-Fr 12:00-14:00"
          - bookings: {new: stop, existing: cancel, tell: message}
      - {id: shorter, scope: {path: iso-omena}, open: for_now, review: 2030-04-01, \
effects: [{hours: {week: "Mo-Fr 07:00-19:00"}}, {closes_with_last_unit: {}}, {entry_to_open_units: {}}]}
  - published: 2030-03-03T09:00
    end: [{id: units-closed, until: 2030-03-03}]
    add: [{id: library-later, continues: units-closed, scope: {path: iso-omena/library}, from: 2030-03-04, \
until: 2030-03-06, effects: [{close: {}}]}]
"""


def changed(text: str, old: str, new: str) -> str:
    """The text with one piece of it replaced; the piece stands there exactly once."""
    assert text.count(old) == 1, f"{text.count(old)} times: {old}"
    return text.replace(old, new)
