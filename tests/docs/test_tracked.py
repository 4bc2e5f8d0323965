"""Nothing that is kept names a machine, a person's folder, or the address of a package registry."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Put together here, so that this file does not name them either.
FORBIDDEN = re.compile(
    "|".join(
        [
            r"(?<![\w/])/" + r"work/",
            r"/(?:home|Users)/" + r"(?!anna/)[a-z]\w*/",  # whom the tests invent lives there
            r"/root" + r"/",
            r"\b[A-Z]:\\" + r"Users\\",
            r"files\.python" + r"hosted",
            r"(?<![\w.-])(?:test\.)?pypi" + r"\.org",
            r"registry\.npm" + r"js",
            r"(?:extra-)?index-" + r"url",
            r"deb\.debian" + r"\.org",
        ]
    ),
    re.IGNORECASE,
)


def tracked() -> list[Path]:
    try:
        command = ["git", "-C", str(ROOT), "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - no shell
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git here, or no history: there is no list of what is kept")
    return [path for one in listed.split("\0") if one and (path := ROOT / one).is_file()]


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    """Whoever clones this has other folders, and perhaps another registry."""
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in tracked()
        for number, line in enumerate(path.read_bytes().decode("utf-8", "replace").splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_no_picture_fetches_anything() -> None:
    """The drawing names its fonts by the address of their maker's host; a viewer would tell that host who reads."""
    pictures = sorted((ROOT / "docs" / "images").glob("*.svg"))
    assert pictures
    for picture in pictures:
        text = picture.read_text("utf-8")
        assert set(re.findall(r"https?://[^\s\"')]+", text)) == {"http://www.w3.org/2000/svg"}, picture.name
        assert "@font-face" not in text
        assert "<script" not in text


def test_no_lock_is_kept() -> None:
    """A lock names the registry that it was made with; the pins do without."""
    assert [path.name for path in tracked() if path.name == "uv.lock"] == []
