"""A small record of each system, with the fields that its codec reads; every value is invented."""

from typing import Any

_TIMES = {"start_time": "09:00:00", "end_time": "20:00:00", "end_time_on_next_day": False, "full_day": False}

SAMPLES: dict[str, Any] = {
    "hauki": {
        "resource": {
            "id": 12,
            "resource_type": "unit",
            "name": {"fi": "Kirjasto", "sv": "Bibliotek", "en": None},
            "description": {"fi": "Lähikirjasto"},
            "address": {"fi": "Esimerkkikatu 1, 00100 Esimerkki"},
            "timezone": "Europe/Helsinki",
            "parents": [3],
            "children": [],
            "is_public": True,
            "origins": [{"data_source": {"id": "tprek"}, "origin_id": "12"}],
        },
        "date_periods": [
            {
                "id": 1,
                "name": {"fi": "Talvi"},
                "start_date": "2026-01-01",
                "end_date": None,
                "override": False,
                "resource_state": "undefined",
                "time_span_groups": [
                    {
                        "time_spans": [{**_TIMES, "weekdays": [1, 2, 3], "resource_state": "open"}],
                        "rules": [{"context": "period", "subject": "week", "start": 1, "frequency_ordinal": 2}],
                    },
                    {"time_spans": [{**_TIMES, "weekdays": [6], "resource_state": "self_service"}], "rules": []},
                ],
            },
            {
                "id": 2,
                "start_date": "2026-12-24",
                "end_date": "2026-12-26",
                "override": True,
                "resource_state": "closed",
            },
        ],
    },
    "kirkanta": {
        "data": {
            "id": 84,
            "name": "Kirjasto",
            "address": {"street": "Esimerkkikatu 1", "zipcode": "00100", "city": "Esimerkki"},
            "coordinates": {"lat": 60.2, "lon": 24.9},
            "emailAddresses": [{"email": "kirjasto@example.org"}],
            "phoneNumbers": [{"number": "+358 40 123 4567"}],
            "schedules": [
                {
                    "date": "2026-11-30",
                    "closed": False,
                    "info": None,
                    "period": 5,
                    "times": [
                        {"from": "10:00", "to": "20:00", "status": 1},
                        {"from": "20:00", "to": "22:00", "status": 2},
                    ],
                },
                {"date": "2026-12-01", "closed": True, "info": "Inventointi", "period": 5, "times": []},
            ],
        }
    },
    "ptv": {
        "id": "a1b2",
        "serviceChannelType": "ServiceLocation",
        "publishingStatus": "Published",
        "serviceChannelNames": [{"language": "fi", "value": "Neuvonta", "type": "Name"}],
        "serviceChannelDescriptions": [{"language": "fi", "value": "Neuvoo", "type": "Summary"}],
        "phoneNumbers": [{"prefixNumber": "+358", "number": "401234567", "serviceChargeType": "Chargeable"}],
        "emails": [{"value": "neuvonta@example.org"}],
        "addresses": [
            {
                "type": "Location",
                "streetAddress": {
                    "street": [{"language": "fi", "value": "Esimerkkikatu"}],
                    "streetNumber": "1",
                    "postalCode": "00100",
                    "postOffice": [{"language": "fi", "value": "Esimerkki"}],
                    "latitude": "6672000",
                    "longitude": "386000",
                },
            }
        ],
        "serviceHours": [
            {
                "serviceHourType": "DaysOfTheWeek",
                "validForNow": True,
                "isClosed": False,
                "openingHour": [{"dayFrom": "Monday", "dayTo": "Friday", "from": "22:00:00", "to": "02:00:00"}],
            },
            {
                "serviceHourType": "Exceptional",
                "validFrom": "2026-12-24T00:00:00",
                "validTo": "2026-12-24T00:00:00",
                "isClosed": True,
                "openingHour": [],
            },
        ],
    },
    "hsds": {
        "id": "sal-1",
        "service": {"id": "s-1", "name": "Advice", "status": "active"},
        "location": {
            "id": "l-1",
            "name": "Centre",
            "latitude": 60.2,
            "longitude": 24.9,
            "addresses": [
                {"address_1": "Example Street 1", "city": "Example", "postal_code": "00100", "address_type": "physical"}
            ],
            "accessibility": [{"description": "Lift"}],
        },
        "schedules": [
            {
                "id": "h-1",
                "freq": "WEEKLY",
                "interval": 1,
                "byday": "MO,TU",
                "opens_at": "09:00",
                "closes_at": "16:00",
                "valid_from": "2026-01-01",
            },
            {"id": "h-2", "valid_from": "2026-12-24", "valid_to": "2026-12-24", "notes": "Closed", "freq": "DAILY"},
        ],
    },
    "osm": {
        "type": "node",
        "id": 7,
        "lat": 60.2,
        "lon": 24.9,
        "tags": {
            "name": "Kirjasto",
            "name:sv": "Bibliotek",
            "amenity": "library",
            "opening_hours": "Apr-Sep Mo-Fr 10:00-20:00; Oct-Mar Mo-Fr 10:00-18:00; PH off; 2026 Dec 24 off",
            "addr:street": "Esimerkkikatu",
            "addr:housenumber": "1",
            "addr:postcode": "00100",
            "addr:city": "Esimerkki",
            "phone": "+358 40 123 4567",
            "website": "https://example.org/",
        },
    },
}
