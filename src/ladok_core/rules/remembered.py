"""Rules that remember: asked the same of the same record, they answer without looking again."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from msgspec import Struct

from ladok_core.model.record import Record

About = ParamSpec("About")
Answer = TypeVar("Answer")

_Answers = dict[tuple[object, ...], tuple[Answer, object]]


def remembered(
    rule: Callable[Concatenate[Record, About], Answer],
) -> Callable[Concatenate[Record, About], Answer]:
    """Let a rule keep each of its answers with the record that it was asked of.

    A record is frozen, so the answer can't change.  It lies in the record's ``__dict__``, which is no part of what is
    compared or encoded, and which a record made of another one doesn't inherit.  A struct that the rule is asked about
    is known by its identity, since comparing its fields would take longer than most rules; it is kept beside the
    answer, so that nothing else can come to have that identity.
    """
    name = f"{rule.__module__}.{rule.__qualname__}"
    length, defaults = rule.__code__.co_argcount - 1, rule.__defaults__ or ()

    @wraps(rule)
    def asked(record: Record, /, *about: About.args, **named: About.kwargs) -> Answer:
        if named:  # as no rule is asked on a page
            return rule(record, *about, **named)
        given = about if len(about) == length else (*about, *defaults[len(about) - length :])
        key = tuple([id(one) if isinstance(one, Struct) else one for one in given])
        answers: _Answers[Answer] | None = record.__dict__.get(name)
        if answers is None:
            answers = record.__dict__.setdefault(name, {})
        known = answers.get(key)
        if known is None:
            known = answers[key] = rule(record, *about, **named), given
        return known[0]

    return asked
