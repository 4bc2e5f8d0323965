"""Every reason that the rules declare, found where it is declared."""

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module

from ladok_core import rules
from ladok_core.model.decision import Reason, Saw
from ladok_core.rules.choosing import Ways
from ladok_core.rules.rule import DeclaredReason


def declarations() -> Iterator[tuple[str, DeclaredReason]]:
    """Every reason with the name of each module that knows it."""
    for found in pkgutil.iter_modules(rules.__path__):
        for value in vars(import_module(f"{rules.__name__}.{found.name}")).values():
            if isinstance(value, DeclaredReason):
                yield found.name, value
            elif isinstance(value, Ways):  # each kind of choice holds its own
                fields = (getattr(value, name) for name in value.__struct_fields__)
                yield from ((found.name, one) for one in fields if isinstance(one, DeclaredReason))


@cache
def reasons() -> dict[str, DeclaredReason]:
    """Every reason by its key, as ``REG-6/fee``."""
    return {declared.key: declared for _, declared in declarations()}


def because(key: str, /, **saw: Saw) -> Reason:
    """A reason as its rule gives it, by its key."""
    return reasons()[key].because(**saw)
