"""What a build makes of the sources: the catalogues, compiled, and for a wheel the manual as ``man`` reads it."""

import runpy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Made(BuildHookInterface):  # type: ignore[type-arg]  # its parameter is hatchling's own business
    """The step of a build that makes ``ladok_core/locale/*.mo``, beside their sources, and the manual's pages."""

    _pages: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every language, then let the program write its manual in it, where the package is to be whole.

        ValueError for what is no catalogue; then nothing is built.
        """
        try:
            self._script("catalogues")["compile_all"]()
        except OSError:
            # In a folder that can't be written, an editable install reads the sources; a wheel would have no words.
            if version != "editable":
                raise
        if version != "editable":
            self._pages = TemporaryDirectory()
            build_data["shared_data"] |= self._script("man_pages")["write_all"](Path(self._pages.name))

    def finalize(self, *_: object) -> None:
        """Put the pages away: the wheel has them."""
        if self._pages is not None:
            self._pages.cleanup()

    def _script(self, name: str) -> dict[str, Any]:
        return runpy.run_path(str(Path(self.root, "scripts", f"{name}.py")))
