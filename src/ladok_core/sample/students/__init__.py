"""The demo's students, one file each, in the order in which they are listed."""

from collections.abc import Callable

from ladok_core.model.record import Record
from ladok_core.sample.story import Stage
from ladok_core.sample.students import (
    alex,
    anna,
    astrid,
    ellen,
    freja,
    karin,
    maja,
    nils,
    omar,
    priya,
    samuel,
)

STORIES: tuple[Callable[[Stage], tuple[Record, ...]], ...] = (
    ellen.records,
    omar.records,
    nils.records,
    astrid.records,
    priya.records,
    karin.records,
    freja.records,
    alex.records,
    anna.records,
    samuel.records,
    maja.records,
)
