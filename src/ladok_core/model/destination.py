"""Where something leads: a page of the menu, or the page of one thing."""

import msgspec


class ToPage(msgspec.Struct, frozen=True, tag="page"):
    """A page of the menu, by its name, as ``fees``."""

    name: str


class ToCourse(msgspec.Struct, frozen=True, tag="course"):
    """The page of a course, by its code."""

    code: str


class ToPackage(msgspec.Struct, frozen=True, tag="package"):
    """The page of a package, by its code."""

    code: str


class ToChoice(msgspec.Struct, frozen=True, tag="choice"):
    """The page of a study choice or an application, by its code."""

    code: str


Destination = ToPage | ToCourse | ToPackage | ToChoice
