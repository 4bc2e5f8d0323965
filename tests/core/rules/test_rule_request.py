"""A key that was used for one wish is no key to another."""

from ladok_core.model.decision import Code, Name, Verdict
from ladok_core.model.text import Text
from ladok_core.rules.request import used_for_another
from records import keys


def test_a_key_used_before_is_refused_with_what_it_was_used_for() -> None:
    """REG-5: to answer the earlier wish would tell of something that nobody asked for."""
    decision = used_for_another(Text("Algebra", "Algebra"), "MA1010")

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["REG-5/other-request"])
    assert decision.reasons[0].saw == {"course": Name(Text("Algebra", "Algebra")), "code": Code("MA1010")}
    assert not decision.holds


def test_where_it_was_about_the_student_no_course_is_named() -> None:
    """REG-5, CON-1: a change of contact details is of none."""
    decision = used_for_another(Text(""), "")

    assert (decision.verdict, keys(decision)) == (Verdict.CLOSED, ["REG-5/other-request"])
    assert decision.reasons[0].saw == {}
