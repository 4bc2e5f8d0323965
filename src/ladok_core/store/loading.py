"""Loading one query by aiosql, without the two parts of it that take most of its time and that we have no use for."""

import sys
from collections.abc import Callable
from importlib.util import find_spec, module_from_spec
from pathlib import Path
from typing import Any

# aiosql's front page asks the installed metadata for its own version, and imports e-mail, zip files and sockets for
# that: a sixth of the time to a page as JSON.  So the package stands there unrun while its parts are imported, and is
# then forgotten: whoever imports it later gets its front page as well.
_UNRUN = None if "aiosql" in sys.modules else find_spec("aiosql")
if _UNRUN is not None:
    sys.modules["aiosql"] = module_from_spec(_UNRUN)
try:
    from aiosql.aiosql import from_str
    from aiosql.query_loader import QueryLoader
    from aiosql.types import QueryDatum
finally:
    if _UNRUN is not None:
        del sys.modules["aiosql"]


class _OneQuery(QueryLoader):
    """Reads a text that is one query, from its name on, and has no comments of several lines.

    aiosql itself looks for such comments at every single character.
    """

    def load_query_data_from_sql(
        self, sql: str, ns_parts: list[str], fname: Path | str = "<unknown>"
    ) -> list[QueryDatum]:
        return [self._make_query_datum(sql, ns_parts, (fname, 1))]


def load(name: str, text: str) -> Callable[..., Any]:
    """Return the query of that name; ``text`` is what stands behind ``-- name: `` in its file, up to the next."""
    query: Callable[..., Any] = getattr(from_str(text, "sqlite3", loader_cls=_OneQuery), name)
    return query
