"""In what two offerings of a course may differ for the student.  OFC-3."""

from enum import StrEnum


class Feature(StrEnum):
    """What one looks at before changing to another offering, in the order in which it is told."""

    PERIOD = "period"
    PACE = "pace"
    FORM = "form"
    PLACE = "place"
    REGISTRATION = "registration"
