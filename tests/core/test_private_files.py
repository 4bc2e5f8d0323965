"""A12, A13: what is made is its owner's alone, and nothing that somebody else made is changed."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ladok_core.private_files import is_own_file, make_file, make_folder, make_private


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077, 0o777])
def test_files_and_folders_are_their_owners_alone_whatever_the_umask(tmp_path: Path, mask: int) -> None:
    """Also those on the way, and also where a umask takes rights away from the owner."""
    deep = tmp_path / "one" / "two" / "three"
    with umask(mask):
        make_folder(deep)
        os.close(make_file(deep / "file"))

    assert [mode(one) for one in (deep.parent.parent, deep.parent, deep)] == [0o700] * 3
    assert mode(deep / "file") == 0o600


def test_what_was_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)

    make_folder(tmp_path)
    make_folder(tmp_path / "new")

    assert (mode(tmp_path), mode(tmp_path / "new")) == (0o755, 0o700)


def test_a_file_where_a_folder_should_be_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for where in (tmp_path / "file", tmp_path / "file" / "deeper"):
        with pytest.raises(OSError, match=r"exists|directory"):
            make_folder(where)


def test_a_file_that_is_there_is_not_made_anew(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(FileExistsError):
        make_file(tmp_path / "file")


def test_only_a_file_of_ones_own_is_made_private_and_by_no_link(tmp_path: Path) -> None:
    own, link, folder, pipe = (tmp_path / name for name in ("own", "link", "folder", "pipe"))
    theirs = tmp_path / "theirs"
    for one in (own, theirs):
        one.touch()
        one.chmod(0o666)
    link.symlink_to(theirs)
    folder.mkdir()
    folder.chmod(0o755)
    os.mkfifo(pipe, 0o666)
    pipe.chmod(0o666)

    for one in (own, link, folder, pipe, tmp_path / "missing"):
        make_private(one)

    assert (mode(own), mode(theirs), mode(folder), mode(pipe)) == (0o600, 0o666, 0o755, 0o666)
    assert [is_own_file(one) for one in (own, theirs, link, folder, pipe)] == [True, True, False, False, False]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.touch()
    theirs.chmod(0o644)
    os.chown(theirs, 12345, 12345)

    make_private(theirs)

    assert mode(theirs) == 0o644
    assert not is_own_file(theirs)
