"""What was asked for on the command line."""

import argparse
from collections.abc import Sequence


class Options(argparse.Namespace):
    """What was asked for; what was not said has its default here.

    ``command`` is empty for the app itself.  ``topic`` is what the command is about, as a page, an action, a shell;
    empty for a command that needs none.
    """

    command: str | None = None
    topic: str = ""
    code: str = ""
    paths: Sequence[str] = ()
    dry_run: bool = False
    store: str | None = None
    demo: bool = False
    student: str | None = None
    institution: str | None = None
    lang: str | None = None
    as_of: str | None = None
    no_input: bool = False
    json: bool = False
    plain: bool = False
    yes: bool = False
    version: bool = False
    same_person: bool = False
    format: str | None = None
    output: str | None = None
    force: bool = False
    alarm: str | None = None
    since: str | None = None
