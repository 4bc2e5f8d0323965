"""Where something leads: a page of the menu, or the page of one thing."""

import msgspec

from ladok_core.model.education import Education


class ToPage(msgspec.Struct, frozen=True, tag="page"):
    """A page of the menu, by its name, as ``fees``."""

    name: str


class ToCourse(msgspec.Struct, frozen=True, tag="course"):
    """The page of a course, by its id, or by its code where that is all that is known."""

    code: str


class ToPackage(msgspec.Struct, frozen=True, tag="package"):
    """The page of a package, by its id or code."""

    code: str


class ToChoice(msgspec.Struct, frozen=True, tag="choice"):
    """The page of a study choice or an application, by its code."""

    code: str


Destination = ToPage | ToCourse | ToPackage | ToChoice


def page_of(education: Education) -> ToCourse | ToPackage:
    """Return the page of a course or package, by its id: two may have the same code."""
    return (ToCourse if education.is_course else ToPackage)(education.education_id)
