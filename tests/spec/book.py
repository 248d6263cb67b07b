"""All chapters in order, and what they say of each requirement."""

from tests.spec.chapters import (
    advice,
    boundaries,
    building,
    calendar,
    dental_clinic,
    employment_corner,
    events_and_rooms,
    health_centres,
    hygiene,
    kela,
    laboratory,
    languages_and_formats,
    libraries,
    maternity_clinics,
    notice_and_log,
    places,
    restrictions,
    service_points,
    staff_work,
    starttipiste,
    told_later,
)
from tests.spec.rows import Chapter, Planned, Row

CHAPTERS: tuple[Chapter, ...] = (
    places.CHAPTER,
    building.CHAPTER,
    libraries.CHAPTER,
    service_points.CHAPTER,
    kela.CHAPTER,
    employment_corner.CHAPTER,
    starttipiste.CHAPTER,
    health_centres.CHAPTER,
    maternity_clinics.CHAPTER,
    dental_clinic.CHAPTER,
    laboratory.CHAPTER,
    advice.CHAPTER,
    events_and_rooms.CHAPTER,
    hygiene.CHAPTER,
    restrictions.CHAPTER,
    notice_and_log.CHAPTER,
    languages_and_formats.CHAPTER,
    staff_work.CHAPTER,
    boundaries.CHAPTER,
    calendar.CHAPTER,
    told_later.CHAPTER,
)
ROWS: tuple[Row, ...] = tuple(row for chapter in CHAPTERS for row in chapter.rows)
PLANNED: tuple[Planned, ...] = tuple(each for chapter in CHAPTERS for each in chapter.planned)
