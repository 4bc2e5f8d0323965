"""The pins in pyproject.toml: with no lock file they alone make every machine resolve the same."""

import re
import tomllib
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))
GROUPS = [one for group in PROJECT["dependency-groups"].values() for one in group if isinstance(one, str)]
DIRECT = [*PROJECT["project"]["dependencies"], *GROUPS]
# What a default installation brings; the other groups need not be there.
DEFAULT = [one for group in ("test", "lint") for one in PROJECT["dependency-groups"][group]]
INDIRECT = PROJECT["tool"]["uv"]["constraint-dependencies"]
BUILD = [*PROJECT["build-system"]["requires"], *PROJECT["tool"]["uv"]["build-constraint-dependencies"]]
PIN = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)==([0-9][0-9a-z.]*)")


def pins(lines: list[str]) -> dict[str, str]:
    return dict(found.groups() for line in lines if (found := PIN.fullmatch(line)))  # type: ignore[misc]  # two groups each


def needed() -> set[str]:
    """Every package that a default installation has."""
    found: set[str] = set()
    waiting = [Requirement(line) for line in [*PROJECT["project"]["dependencies"], *DEFAULT]]
    while waiting:
        one = waiting.pop()
        name = re.sub(r"[-_.]+", "-", one.name).lower()
        applies = one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in ("", *one.extras))
        if not applies or (name in found and not one.extras):
            continue
        found.add(name)
        for line in metadata.requires(name) or []:
            below = Requirement(line)
            extras = ("", *one.extras)
            if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in extras):
                below.marker = None
                waiting.append(below)
    return found


def test_every_requirement_names_one_version() -> None:
    lines = [*DIRECT, *INDIRECT, *BUILD]
    assert [line for line in lines if not PIN.fullmatch(line)] == []


def test_whatever_is_needed_is_pinned() -> None:
    """A package that comes along with another one is the one that breaks a build a year later."""
    assert sorted(needed() - pins([*DIRECT, *INDIRECT]).keys()) == []


def test_no_package_is_pinned_in_two_places() -> None:
    """Where two pins disagree nothing can be installed; where they agree, only one of them will be changed."""
    names = [line.partition("==")[0] for line in [*DIRECT, *INDIRECT]]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_what_runs_here_is_what_is_pinned() -> None:
    wanted = pins([*DIRECT, *INDIRECT])
    assert {name: metadata.version(name) for name in needed()} == {name: wanted[name] for name in needed()}


def test_what_a_build_needs_too_is_the_same_there() -> None:
    """The program writes its manual as it is built, and is the same program then."""
    wanted, built = pins([*DIRECT, *INDIRECT]), pins(BUILD)
    assert {name: version for name, version in built.items() if wanted.get(name, version) != version} == {}
