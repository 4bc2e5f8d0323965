"""A program that registers and is killed right before its n-th statement, or lives to print its receipt.

Run as: python dying.py STORE N KEY PERIOD.  Killed by itself, so that the moment is exact; SIGKILL leaves no time to
tidy up, whoever sends it.
"""

import os
import signal
import sys
from pathlib import Path

from ladok_core.actions.register import Register
from ladok_core.store import Store

sys.path.insert(0, str(Path(__file__).parents[2]))

from core.store.driving import ellen, run


def main(path: str, fatal: int, key: str, period: int) -> None:
    seen = 0

    def count(_statement: str) -> None:
        nonlocal seen
        seen += 1
        if seen == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    with Store.open(Path(path)) as store:
        with store.guarded() as database:
            database.connection.set_trace_callback(count)
        receipt = run(ellen(store).do(Register("place", period), key))
        # From here on the student has been told: nothing may take the registration back.
        print(f"registered {receipt.subject.period} {receipt.changed}", flush=True)  # noqa: T201  # the parent reads it
        print(f"statements {seen}", flush=True)  # noqa: T201  # the parent reads it
        if fatal > seen:
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
