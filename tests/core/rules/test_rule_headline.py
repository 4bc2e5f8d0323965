"""Which reason is said first."""

import pytest

from ladok_core.model.decision import Decision, Reason, Verdict
from ladok_core.rules.headline import headline, obstacles
from records import keys

# As a decision is put together: the window, the copy, then the obstacles in the order of REG-6.
HINDERS = ("cancelled", "not-open", "reserve", "completed", "suspended", "on-leave", "conditions", "fee")


def _decision(*said: str) -> Decision:
    return Decision(Verdict.CLOSED, tuple(Reason(rule, code) for rule, _, code in (key.partition("/") for key in said)))


@pytest.mark.parametrize(
    ("said", "first"),
    [
        (("REG-6/cancelled", "REG-6/fee"), "REG-6/cancelled"),
        (("REG-6/completed", "REG-6/fee"), "REG-6/completed"),
        (("REG-6/cancelled", "REG-6/completed"), "REG-6/cancelled"),
        (("REG-2/opens", "REG-6/cancelled"), "REG-6/cancelled"),
        (("REG-2/opens", "REG-6/completed", "REG-6/fee"), "REG-6/completed"),
        (("REG-2/opens", "REG-6/fee"), "REG-2/opens"),
        (("REG-4/opens", "REG-6/conditions"), "REG-4/opens"),
        (("REG-3/closed", "REG-6/fee"), "REG-3/closed"),
        (("REG-3/none", "REG-6/fee"), "REG-3/none"),
        (("REG-3/over", "REG-6/fee"), "REG-3/over"),
        (("REG-6/conditions", "REG-6/fee"), "REG-6/fee"),
        (("REG-6/on-leave", "REG-6/conditions"), "REG-6/conditions"),
        (("REG-6/reserve", "REG-6/on-leave"), "REG-6/on-leave"),
        (("REG-6/not-open", "REG-6/reserve"), "REG-6/reserve"),
        (("REG-6/not-open", "REG-6/suspended"), "REG-6/not-open"),
        (("IMP-1/imported", "REG-6/cancelled"), "IMP-1/imported"),
        (("REG-2/opens", "IMP-1/copy"), "REG-2/opens"),
        (("REG-3/closed", "IMP-1/copy"), "REG-3/closed"),
        (("REG-5/registered", "IMP-1/copy"), "REG-5/registered"),
        (("REG-5/registered",), "REG-5/registered"),
        (tuple(f"REG-6/{name}" for name in HINDERS), "REG-6/cancelled"),
        (tuple(f"REG-6/{name}" for name in HINDERS if name not in ("cancelled", "completed")), "REG-6/fee"),
    ],
)
def test_what_the_student_can_do_something_about_soonest_is_said_first(said: tuple[str, ...], first: str) -> None:
    """REG-6: paying helps at once, conditions take studies, a cancelled offering makes all the rest pointless."""
    assert headline(_decision(*said)).key == first


def test_what_has_no_place_in_the_order_is_said_as_it_stands() -> None:
    """REG-6: a new reason is never lost, and comes after those that are known."""
    assert headline(_decision("XYZ-1/new", "XYZ-2/newer")).key == "XYZ-1/new"
    assert headline(_decision("XYZ-1/new", "REG-6/suspended")).key == "REG-6/suspended"


def test_the_obstacles_are_those_of_one_rule_in_its_order() -> None:
    """REG-6: a closed window is no obstacle."""
    said = _decision("REG-3/closed", "IMP-1/copy", "REG-6/reserve", "REG-6/fee")

    assert [reason.key for reason in obstacles(said)] == ["REG-6/reserve", "REG-6/fee"]
    assert keys(said)[0] == "REG-3/closed"
