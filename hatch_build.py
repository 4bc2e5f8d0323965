"""Compile the catalogues into the package, whole or editable, when it is built: no compiled one is kept in git."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_WORDS = Path("src", "ladok_core", "words", "compiling.py")
_LOCALE = Path("src", "ladok_core", "locale")


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own business
    """The step of a build that makes ``ladok_core/locale/*.mo``, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - what a hook is given
        """Compile every language.  ValueError for what is no catalogue; then nothing is built."""
        root = Path(self.root)
        # By its path: what is being built can't be imported yet.
        compile_all = runpy.run_path(str(root / _WORDS))["compile_all"]
        try:
            compile_all(root / _LOCALE)
        except OSError:
            # In a folder that can't be written, an editable install compiles in memory; a wheel would have no words.
            if version != "editable":
                raise
