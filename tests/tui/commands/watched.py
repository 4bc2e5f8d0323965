"""Standard error as a person sees it: a terminal, on which something is shown sooner or later."""

import io
import threading


class Watched(io.StringIO):
    """Standard error with a person before it, who notes when something is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown = threading.Event()

    def isatty(self) -> bool:
        return True

    def flush(self) -> None:
        self.shown.set()
