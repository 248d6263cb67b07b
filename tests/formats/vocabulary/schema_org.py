"""The part of schema.org 30.0 that we use: classes with those above them, properties with domain and range."""

CLASSES: dict[str, tuple[str, ...]] = {
    "Thing": (),
    "Place": ("Thing",),
    "Organization": ("Thing",),
    "CreativeWork": ("Thing",),
    "Intangible": ("Thing",),
    "CivicStructure": ("Place",),
    "AdministrativeArea": ("Place",),
    "City": ("AdministrativeArea",),
    "LocalBusiness": ("Organization", "Place"),
    "GovernmentOffice": ("LocalBusiness",),
    "Library": ("LocalBusiness",),
    "MedicalBusiness": ("LocalBusiness",),
    "MedicalOrganization": ("Organization",),
    "MedicalClinic": ("MedicalBusiness", "MedicalOrganization"),
    "Dentist": ("LocalBusiness", "MedicalBusiness", "MedicalOrganization"),
    "Service": ("Intangible",),
    "GovernmentService": ("Service",),
    "ServiceChannel": ("Intangible",),
    "StructuredValue": ("Intangible",),
    "ContactPoint": ("StructuredValue",),
    "GeoCoordinates": ("StructuredValue",),
    "OpeningHoursSpecification": ("StructuredValue",),
    "SpecialAnnouncement": ("CreativeWork",),
    "Enumeration": ("Intangible",),
    "DayOfWeek": ("Enumeration",),
}

TEXT, URL, DATE, DATE_TIME, TIME, NUMBER = "Text", "URL", "Date", "DateTime", "Time", "Number"

PROPERTIES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "name": (("Thing",), (TEXT,)),
    "alternateName": (("Thing",), (TEXT,)),
    "description": (("Thing",), (TEXT,)),
    "url": (("Thing",), (URL,)),
    "geo": (("Place",), ("GeoCoordinates",)),
    "latitude": (("GeoCoordinates", "Place"), (NUMBER, TEXT)),
    "longitude": (("GeoCoordinates", "Place"), (NUMBER, TEXT)),
    "containedInPlace": (("Place",), ("Place",)),
    "containsPlace": (("Place",), ("Place",)),
    "openingHoursSpecification": (("Place",), ("OpeningHoursSpecification",)),
    "specialOpeningHoursSpecification": (("Place",), ("OpeningHoursSpecification",)),
    "dayOfWeek": (("OpeningHoursSpecification",), ("DayOfWeek",)),
    "opens": (("OpeningHoursSpecification",), (TIME,)),
    "closes": (("OpeningHoursSpecification",), (TIME,)),
    "validFrom": (("OpeningHoursSpecification",), (DATE, DATE_TIME)),
    "validThrough": (("OpeningHoursSpecification",), (DATE, DATE_TIME)),
    "hoursAvailable": (("ContactPoint", "Service"), ("OpeningHoursSpecification",)),
    "parentOrganization": (("Organization",), ("Organization",)),
    "contactPoint": (("Organization",), ("ContactPoint",)),
    "contactType": (("ContactPoint",), (TEXT,)),
    "telephone": (("ContactPoint", "Organization", "Place"), (TEXT,)),
    "email": (("ContactPoint", "Organization"), (TEXT,)),
    "availableChannel": (("Service",), ("ServiceChannel",)),
    "serviceLocation": (("ServiceChannel",), ("Place",)),
    "servicePhone": (("ServiceChannel",), ("ContactPoint",)),
    "serviceUrl": (("ServiceChannel",), (URL,)),
    "text": (("CreativeWork",), (TEXT,)),
    "inLanguage": (("CreativeWork",), (TEXT,)),
    "dateModified": (("CreativeWork",), (DATE, DATE_TIME)),
    "datePosted": (("SpecialAnnouncement",), (DATE, DATE_TIME)),
    "expires": (("CreativeWork",), (DATE, DATE_TIME)),
    "category": (("SpecialAnnouncement",), (TEXT, URL)),
    "spatialCoverage": (("CreativeWork",), ("Place",)),
    "webFeed": (("SpecialAnnouncement",), (URL,)),
    "announcementLocation": (("SpecialAnnouncement",), ("CivicStructure", "LocalBusiness")),
}


def above(name: str) -> set[str]:
    """A class and all those above it."""
    return {name}.union(*(above(parent) for parent in CLASSES[name]))
