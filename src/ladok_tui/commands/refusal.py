"""A rule's no, every reason with its rule: on standard error, or with --json in an answer on standard output."""

from datetime import date

import msgspec

from ladok_core.model.decision import Decision, Reason, Verdict
from ladok_core.words import Words, reasons
from ladok_tui.commands.json_output import write_failure
from ladok_tui.commands.output import tell
from ladok_tui.commands.status import REFUSED
from ladok_tui.render.plain import sentence


class RefusedReason(msgspec.Struct, frozen=True):
    """One reason against it: its key as ``REG-6/fee``, what it saw, and both in words, with what can be done."""

    key: str
    reason: Reason
    sentence: str
    remedy: str | None


class Refusal(msgspec.Struct, frozen=True):
    """Why a rule said no."""

    verdict: Verdict
    rules: tuple[str, ...]
    reasons: tuple[RefusedReason, ...]


class RefusalAnswer(msgspec.Struct, frozen=True):
    """What ``--json`` prints when a rule said no."""

    refused: Refusal


def refuse(decision: Decision, words: Words, today: date, *, json: bool) -> int:
    """Tell every reason of a decision against it, and answer the exit status."""
    told = reasons.lines(words, decision, today, spoken=True)
    if json:
        each = tuple(
            RefusedReason(line.rule, reason, line.sentence, line.remedy)
            for line, reason in zip(told, decision.reasons, strict=True)
        )
        write_failure(RefusalAnswer(Refusal(decision.verdict, tuple(line.rule for line in told), each)))
        return REFUSED
    tell(words.say("error.refused.happened"))
    for line in told:
        tell(f"{sentence(line.sentence)} ({line.rule})")
        if line.remedy:
            tell(sentence(words.say("plain.advice", advice=line.remedy)))
    return REFUSED
