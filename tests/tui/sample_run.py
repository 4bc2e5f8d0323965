"""The app in a terminal on the sample data of the fixed day.  Arguments: language, student, theme, what is wrong."""

import sys
from os import environ
from pathlib import Path

from ladok_tui.config.settings import Settings
from ladok_tui.terminal.environment import environment


def main(language: str, student: str, theme: str, records: str) -> int:
    """Run the app as ``ladok-tui`` does: the environment for Textual comes before Textual."""
    environ.update(environment(Settings(theme=theme), environ))
    from ladok_tui.terminal.run import run_app  # noqa: PLC0415  after the environment is set
    from tui.hostile import hostile  # noqa: PLC0415  only where it is asked for
    from tui.sample_app import SampleEntrance, sample, sample_app  # noqa: PLC0415  only where it is asked for

    config = Path(environ["XDG_CONFIG_HOME"]) / "ladok-tui"
    found = sample() if records == "sample" else hostile(records)
    portals = SampleEntrance(found)
    app = sample_app(config, student, language, portals, theme=theme)
    return run_app(app, app.session.words.say)


if __name__ == "__main__":
    given = [*sys.argv[1:], *("sv", "ellen", "dark", "sample")[len(sys.argv) - 1 :]]
    sys.exit(main(*given))
