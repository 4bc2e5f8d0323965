"""What all students of the demo share on a day."""

from collections.abc import Mapping
from functools import cached_property

from ladok_core.model.exam_session import ExamSession
from ladok_core.model.offering import Offering
from ladok_core.sample.calendar import Calendar


class Stage:
    """The dates of a day, and each institution's offerings around it by course code, made when first asked for."""

    def __init__(self, cal: Calendar) -> None:
        self.cal = cal

    @cached_property
    def bla(self) -> Mapping[str, Offering]:
        """The offerings of Blå lärosätet."""
        from ladok_core.sample import catalogue_bla  # noqa: PLC0415  most students are at one institution

        return catalogue_bla.offerings(self.cal)

    @cached_property
    def to_change_to(self) -> tuple[Offering, ...]:
        """The other offerings of some courses, which Blå lärosätet lets students change to.  OFC-1."""
        from ladok_core.sample import catalogue_bla  # noqa: PLC0415  most students are at one institution

        return catalogue_bla.to_change_to(self.cal)

    @cached_property
    def grona(self) -> Mapping[str, Offering]:
        """The offerings of Gröna lärosätet."""
        from ladok_core.sample import catalogue_grona  # noqa: PLC0415  most students are at one institution

        return catalogue_grona.offerings(self.cal)

    @cached_property
    def exams_bla(self) -> Mapping[str, ExamSession]:
        """The exam sessions of Blå lärosätet, by what each shows."""
        from ladok_core.sample import exams_bla  # noqa: PLC0415  few students have any

        return exams_bla.sessions(self.cal, self.bla)

    @cached_property
    def exams_grona(self) -> Mapping[str, ExamSession]:
        """The exam sessions of Gröna lärosätet, by what each shows."""
        from ladok_core.sample import exams_grona  # noqa: PLC0415  few students have any

        return exams_grona.sessions(self.cal, self.grona)
