"""What is wrong with a command as it was typed."""


class UsageError(Exception):
    """The command can't be carried out as it stands; exit status 2.

    ``key`` names the sentence in the catalogues and ``values`` fill it.  ``wanted`` is what was typed and ``known``
    what could have been, from which the nearest is offered.
    """

    def __init__(self, key: str, *, wanted: str = "", known: tuple[str, ...] = (), **values: str) -> None:
        super().__init__(key)
        self.key, self.wanted, self.known, self.values = key, wanted, known, values


def nearest(wanted: str, known: tuple[str, ...]) -> str:
    """Return the known name that was probably meant, in any case; empty when none is near.

    The dashes of options count for nothing: they would make all options alike.
    """
    from difflib import get_close_matches  # noqa: PLC0415  only when something is misspelt

    by_fold = {_bare(name): name for name in known}
    found = get_close_matches(_bare(wanted), list(by_fold), 1, 0.6)
    return by_fold[found[0]] if found else ""


def _bare(name: str) -> str:
    return name.casefold().lstrip("-")
