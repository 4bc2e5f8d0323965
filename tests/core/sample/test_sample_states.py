"""Every state that the rules name is somebody's in the demo, on every day of the year."""

from datetime import date, timedelta
from itertools import chain

import pytest

from core.sample.given import given
from declared import reasons

YEAR = [date(2026, 11, 26) + timedelta(days=number) for number in range(366)]
DAYS = [date(2026, 11, 26), date(2027, 2, 28)]
"""On these it is looked at every day, too."""

UNGIVEN = {
    "asked for what no page offers": (
        *("APP-1/no-place", "CHO-1/no-place", "CHO-2/unknown", "EXM-5/no-place", "REG-5/other-request"),
        *("OFC-1/held", "OFC-1/no-period", "OFC-1/not-open", "OFC-1/other-course", "OFC-1/same"),
        *("CON-1/email", "CON-1/long", "CON-1/no-email", "CON-1/phone", "CON-1/same", "CON-1/signs"),
        *("CON-2/none", "CON-2/order", "CON-2/past", "CON-3/protected"),
    ),
    "the answer after an action, by how things stand then": (
        *("APP-2/next-closed", "APP-2/next-now", "APP-2/next-undated", "CHO-3/made", "CHO-3/next-closed"),
        *("CHO-3/next-now", "CHO-3/next-undated", "REG-4/next-closed", "REG-4/next-undated"),
        *("EDU-2/changed", "OFC-2/another", "OFC-2/changed", "REG-5/changed", "STA-5/changed", "WDR-1/changed"),
        *("CHG-3/contact", "EXM-1/off-until-it-begins"),
    ),
    "of a copy from the real portal": (
        *("DLN-2/copied", "IMP-1/copy", "IMP-1/imported", "INS-1/copied", "STA-1/copied", "CHG-3/no-course"),
        *("EDU-4/unknown", "STA-1/no-course", "STA-1/undated"),
    ),
    "as of another moment, or since a day that is named": (
        *("CHG-1/to-come", "CHG-2/said", "STA-1/next-time", "STA-1/to-come", "SUP-1/as-of", "SUP-1/now"),
    ),
    "a feature that both institutions have": ("CHO-1/off", "EDU-1/off", "EXM-1/off"),
    "met, and so there is no obstacle to tell of": ("REG-6/condition-met", "REG-6/fee-settled"),
    "rare, and told by the tests of their rules": (
        *("APP-3/ended", "APP-3/registered", "CHO-4/ended", "CHO-4/registered", "CHO-4/not-again", "DLN-2/long-ago"),
        *("NCP-1/changed", "NCP-3/not-started", "NCP-3/package", "NCP-3/passed-already", "NCP-3/undated"),
        *("OFC-1/suspended", "STA-5/package", "WDR-1/begun"),
    ),
    "empty on purpose nowhere": ("APP-1/empty", "CHO-1/empty"),
}
"""What the demo doesn't show, by why."""


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_reason_is_somebodys(day: date) -> None:
    """A new state is shown by somebody, or it is said why nobody does; what is said to be ungiven is so."""
    found = given(day)

    assert {key: why for why, keys in UNGIVEN.items() for key in keys if key in found} == {}
    assert sorted(set(reasons()) - found - {*chain(*UNGIVEN.values())}) == []


def test_what_nobody_shows_is_a_state_that_there_is() -> None:
    """A reason that is gone goes from the list as well."""
    assert {*chain(*UNGIVEN.values())} <= set(reasons())


@pytest.mark.slow
@pytest.mark.parametrize("first", YEAR[::31], ids=str)
def test_every_reason_is_somebodys_on_every_day_of_the_year(first: date) -> None:
    """Exam sessions in all states, choices with every kind of rule, fees in every status, offerings to change to."""
    wanted = set(reasons()) - {*chain(*UNGIVEN.values())}
    month = YEAR[YEAR.index(first) :][:31]

    assert {day: sorted(lacking) for day in month if (lacking := wanted - given(day))} == {}
