"""What is known of a reason beside its words: what it does, how soon it can be helped, and whose turn it is."""

from enum import IntEnum, StrEnum


class Kind(StrEnum):
    """What a reason does to the thing, or to the wish, that it is given for."""

    ALLOWS = "allows"
    """It can be done, or is shown."""
    WAITS = "waits"
    """It can be done on a later day that is known."""
    MISSED = "missed"
    """It could have been done, until a day that is past."""
    UNSET = "unset"
    """Nobody has said when it can be done."""
    DONE = "done"
    """What is wished for is the case already."""
    OBSTACLE = "obstacle"
    """It stands in the way, whatever the day is."""
    LACKS = "lacks"
    """It can be done once more of it is filled in."""
    REFUSES = "refuses"
    """There is nothing to be done here, obstacle or not."""
    HIDES = "hides"
    """It is not shown, or turned off."""
    COPY = "copy"
    """What is looked at is a copy, which is never written to."""
    FACT = "fact"
    """It says how something stands, and decides nothing else."""

    @property
    def is_against(self) -> bool:
        """Whether it stands in the way: all does but what lets it be done, what is done, and what only tells."""
        return self not in (Kind.ALLOWS, Kind.DONE, Kind.FACT)


class Turn(StrEnum):
    """Who has to do something next."""

    STUDENT = "student"
    INSTITUTION = "institution"
    NOBODY = "nobody"


class Urgency(IntEnum):
    """How soon the student can do something about a reason; of several, the most urgent is said first.

    Paying and waiting help at once; a condition takes studies; the rest lies with the institution.  What is final comes
    before all: nothing that the student did about the others would help.
    """

    NONE = 0
    THEIRS = 1
    """It lies with the institution alone."""
    ANSWER = 2
    """An answer comes by itself."""
    ASK = 3
    """The student can ask for something else."""
    STUDY = 4
    """It takes studies."""
    PAY = 5
    """It is gone once it is paid."""
    DATE = 6
    """A date, which no obstacle may hide."""
    FINAL = 7
    """It makes all the others pointless."""
