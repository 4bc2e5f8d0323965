"""R11: ACCESSIBLE asks for it, and "0" and alike don't."""

from pathlib import Path

import pytest

from ladok_tui.terminal.accessible import is_accessible
from tui.sample_app import SampleEntrance, sample, sample_app


@pytest.mark.parametrize("value", ["1", "true", "yes", "on", "fenrir", " 1 "])
def test_any_word_asks_for_it(value: str) -> None:
    assert is_accessible({"ACCESSIBLE": value})


@pytest.mark.parametrize("value", ["", "0", "false", "False", "no", "OFF", " 0 "])
def test_what_means_no_is_no(value: str) -> None:
    """Who writes ACCESSIBLE=0 in a profile means it."""
    assert not is_accessible({"ACCESSIBLE": value})


def test_unset_is_no() -> None:
    assert not is_accessible({})


@pytest.mark.parametrize(("value", "has"), [("1", True), ("0", False)])
async def test_the_app_carries_a_class_to_style_by(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str, has: bool
) -> None:
    """R7: what looks otherwise then is said in CSS."""
    monkeypatch.setenv("ACCESSIBLE", value)
    portals = SampleEntrance(sample())
    app = sample_app(tmp_path, portals=portals)
    async with app.run_test():
        assert app.has_class("-accessible") is has
    portals.close()
