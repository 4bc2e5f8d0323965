"""Compile the catalogues into the package, whole or editable, when it is built: no compiled one is kept in git."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_SCRIPT = Path("scripts", "catalogues.py")


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own business
    """The step of a build that makes ``ladok_core/locale/*.mo``, beside their sources."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - what a hook is given
        """Compile every language.  ValueError for what is no catalogue; then nothing is built."""
        compile_all = runpy.run_path(str(Path(self.root) / _SCRIPT))["compile_all"]
        try:
            compile_all()
        except OSError:
            # In a folder that can't be written, an editable install reads the sources; a wheel would have no words.
            if version != "editable":
                raise
