"""A higher education institution, what it has switched on, and its own words on the pages.  LOC-1."""

from enum import StrEnum

import msgspec

from ladok_core.model.text import Text


class Switch(StrEnum):
    """What an institution can turn on or off.  A feature that is off shows nothing and refuses its action."""

    REGISTER_COURSE = "register_course"
    REGISTER_PROGRAMME = "register_programme"
    WITHDRAW_COURSE = "withdraw_course"
    WITHDRAW_PROGRAMME = "withdraw_programme"
    NON_COMPLETION_COURSE = "non_completion_course"
    NON_COMPLETION_PROGRAMME = "non_completion_programme"
    CHANGE_OFFERING = "change_offering"
    CHANGE_PART = "change_part"
    STUDY_CHOICE = "study_choice"
    REMOVE_STUDY_CHOICE = "remove_study_choice"
    PROGRAMME_APPLICATION = "programme_application"
    REMOVE_APPLICATION = "remove_application"
    NEW_RESULTS = "new_results"
    MY_EDUCATION = "my_education"
    EXAM_SESSIONS = "exam_sessions"
    EXAM_SIGN_OFF = "exam_sign_off"
    TUITION_FEES = "tuition_fees"


class Place(StrEnum):
    """Where an institution may speak in its own words."""

    START = "start"
    EXAMS = "exams"
    FEES = "fees"


class Institution(msgspec.Struct, frozen=True):
    """One institution.  ``institution_id`` is its short code, as ``bla``."""

    institution_id: str
    name: Text
    switches: frozenset[Switch] = frozenset()
    local_texts: dict[Place, Text] = {}

    def has(self, switch: Switch) -> bool:
        """Tell whether the institution has turned the feature on."""
        return switch in self.switches
