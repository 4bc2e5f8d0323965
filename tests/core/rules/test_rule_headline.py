"""Which reason is said first."""

import pytest

from declared import because
from ladok_core.model.decision import Decision, Reason, Verdict
from ladok_core.model.reason_kind import Kind
from records import keys

# As a decision is put together: the window, the copy, then the obstacles in the order of REG-6.
HINDERS = ("cancelled", "not-open", "reserve", "completed", "suspended", "on-leave", "conditions", "fee")


def _decision(*said: str) -> Decision:
    return Decision(Verdict.CLOSED, tuple(because(key) for key in said))


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
    assert _decision(*said).headline.key == first


def test_what_has_no_place_in_the_order_is_said_as_it_stands() -> None:
    """REG-6: a reason that says nothing of its urgency is never lost, and comes after those that do."""
    new, newer = Reason("XYZ-1", "new"), Reason("XYZ-2", "newer")

    assert Decision(Verdict.CLOSED, (new, newer)).headline == new
    assert Decision(Verdict.CLOSED, (new, because("REG-6/suspended"))).headline.key == "REG-6/suspended"


def test_the_obstacles_are_those_of_one_rule_in_its_order() -> None:
    """REG-6: a closed window is no obstacle."""
    said = _decision("REG-3/closed", "IMP-1/copy", "REG-6/reserve", "REG-6/fee")

    assert [reason.key for reason in said.obstacles] == ["REG-6/reserve", "REG-6/fee"]
    assert keys(said)[0] == "REG-3/closed"


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        (("REG-5/registered",), True),
        (("REG-5/registered", "IMP-1/copy"), False),
        (("REG-5/withdrawn",), False),
        (("REG-6/completed",), False),
        (("REG-1/until",), False),
    ],
)
def test_what_holds_already_is_known_by_the_reasons_own_kind(said: tuple[str, ...], holds: bool) -> None:
    """REG-5, IMP-1: such a wish is answered as success; on a copy even it is refused."""
    assert _decision(*said).holds is holds
    assert all((reason.kind is Kind.DONE) is (reason.key == "REG-5/registered") for reason in _decision(*said).reasons)
