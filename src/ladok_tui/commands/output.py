"""Writing: data on standard output as UTF-8, all else on standard error, and whether either is a terminal."""

import os
import sys

TYPE_CHECKING = False  # this is imported for a version, too, and typing's own would take longer than all of it
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO


class Unwritable(Exception):
    """Standard output can't be written to, for another reason than that its reader has gone.

    ``why`` is the system's word for it; empty where the program was started without one.
    """

    def __init__(self, why: str = "") -> None:
        super().__init__(why)
        self.why = why


def write_lines(lines: "Iterable[str]") -> None:
    """Write lines of data, all of them at once."""
    write_data("".join(f"{line}\n" for line in lines).encode(errors="replace"))


def write_prose(lines: "Iterable[str]") -> None:
    """Write lines that are read: a terminal gets each broken between words, where it would cut one itself."""
    write_lines(part for line in lines for part in for_reading(line, sys.stdout))


def for_reading(line: str, file: "IO[str] | None") -> list[str]:
    """Break a line between words to the width of the terminal that it goes to; elsewhere it stays whole.

    A no-break space breaks nothing, and is written as a blank: who searches for "7,5 hp" types one.
    """
    width = _columns(file)
    parts = [line]
    if width and len(line) > width:
        from textwrap import wrap  # noqa: PLC0415  a pipe needs none

        # A word longer than the line is a path or an address, and the terminal knows it as one.
        parts = wrap(line, width, break_long_words=False, break_on_hyphens=False)
    return [part.replace("\N{NO-BREAK SPACE}", " ") for part in parts]


def _columns(file: "IO[str] | None") -> int:
    if file is None or not is_terminal(file):
        return 0
    try:
        return os.get_terminal_size(file.fileno()).columns
    except (OSError, ValueError):  # a terminal in a test, or one that has just gone
        return 0


def write_data(data: bytes) -> None:
    """Write data to standard output, whatever encoding it has been given.

    Raises BrokenPipeError when nobody reads it any more, Unwritable for a full disk and the like.
    """
    if sys.stdout is None:  # started without one (`>&-`)
        raise Unwritable
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as trouble:
        raise Unwritable(trouble.strerror or "") from None


def tell(*sentences: str) -> None:
    """Write sentences to standard error, a line each; what its encoding lacks becomes a question mark."""
    if sys.stderr is None:  # started without one (`2>&-`)
        return
    text = "".join(f"{part}\n" for sentence in sentences if sentence for part in for_reading(sentence, sys.stderr))
    encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
    try:
        sys.stderr.write(text.encode(encoding, "replace").decode(encoding))
        sys.stderr.flush()
    except OSError:  # nobody reads it; what the command came to stands in its status
        stop_writing(sys.stderr)


def stop_writing(file: "IO[str] | None") -> None:
    """Let what is still written go nowhere: Python would take a failing last flush for a failure, and exit with 120."""
    if file is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, file.fileno())
    os.close(nowhere)


def is_terminal(file: "IO[str] | None") -> bool:
    """Tell whether a person is at the other end; a descriptor that was closed at the start has nobody."""
    return file is not None and not file.closed and file.isatty()
