"""Reading a HAR file: what a browser saved of a visit.  Only the answers of Ladok's student web are looked at.

A HAR holds the whole conversation, cookies and tokens too.  Of each entry only the address, the status, the time and
the body are decoded, and of the address only what ``answer.Address`` keeps.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from ladok_core.errors import BadFile
from ladok_core.importing.answer import Answer
from ladok_core.importing.har_entry import read_entry
from ladok_core.importing.har_file import Har
from ladok_core.importing.report import Unread
from ladok_core.importing.times import UNKNOWN

_STEP = 200  # entries between two words of progress

Progress = Callable[[float], None]


def read_har(path: Path, har: Har, saved_at: datetime, progress: Progress) -> Iterator[Answer | Unread]:
    """Read the answers of the student web in a HAR, in the order of the file; ``progress`` hears the share done.

    Where none of them says when it was given, they are of the moment at which the file says that the visit began.
    Raises BadFile when it has no entries, or is of another site.
    """
    if har.entries is None:
        raise BadFile(path, "not-har")
    seen_ladok = False
    began = [har.began]
    found = []
    for count, raw in enumerate(har.entries):
        if count % _STEP == 0:
            progress(count / len(har.entries))
        entry = read_entry(raw, saved_at)
        began.append(entry.at)
        seen_ladok = seen_ladok or entry.ladok
        if entry.found is not None:
            found.append(entry.found)
    if not seen_ladok:
        raise BadFile(path, "foreign")
    if all(one.at == UNKNOWN for one in found if isinstance(one, Answer)):
        at = min((one for one in began if one != UNKNOWN), default=UNKNOWN)
        found = [msgspec.structs.replace(one, at=at) if isinstance(one, Answer) else one for one in found]
    yield from found
