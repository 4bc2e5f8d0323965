"""Random bytes in every page, two thousand times: no crash, no sentence that isn't true, nothing written to it."""

import random
from pathlib import Path

import msgspec
import pytest

from ladok_core.sample import build
from ladok_core.store import Store
from planted import Planted
from records import NOW, TODAY
from tui.commands.conftest import Call

TIMES, PARTS = 2000, 4
PAGE = 4096

UNTRUE = (
    "does not exist",  # it does
    "no student",  # there is
    "newer than this program",
    "busy",
    "disk is full",
    "no locks",
    "answers with an error",
    "may not be opened",
    "may be read but not written",
)
"""What can't be the matter with a file that is damaged and nothing else."""
LEFT_ALONE = ("is untouched", "is left as it was")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a store with the demo's records, and one of a student whom nobody may hear of."""
    path = tmp_path_factory.mktemp("whole") / "whole.sqlite"
    with Store.open(path, create=True) as store:
        records = build(TODAY)
        store.add([*records, msgspec.structs.replace(records[0], student=Planted.student)], source="test", at=NOW)
    return path.read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_random_bytes_in_every_page(whole: bytes, tmp_path: Path, call: Call, planted: Planted, part: int) -> None:
    """A6: damage is told as damage, or lies where nobody looks; a file that is told to be left alone has been."""
    path = tmp_path / "damaged" / "store.sqlite"
    path.parent.mkdir()
    visit = planted.visit(tmp_path / "visit.har")
    looks = ("show", "start", "--plain", "--student", "hem"), ("students",), ("import", visit)
    noticed = 0
    for seed in range(part, TIMES, PARTS):
        chance = random.Random(seed)  # noqa: S311  # no secret
        damaged = bytearray(whole)
        size = chance.choice([1, 4, 64, 192, 1024, PAGE])
        at = seed % (len(whole) // PAGE) * PAGE + chance.randrange(0, PAGE - size + 1)
        damaged[at : at + size] = chance.randbytes(size)
        path.write_bytes(damaged)
        path.chmod(0o600)
        for arguments in looks if seed % 5 == 0 else looks[:2]:
            before = path.read_bytes()
            status, _, err = call(*arguments, "--lang", "en", "--store", path)
            where = f"seed {seed}, {size} bytes at {at}: {arguments[0]} {status} {err}"
            assert status in (0, 3), where
            assert status == 0 or err, where
            assert not [sentence for sentence in UNTRUE if sentence in err], where
            planted.kept_from(err)
            if status:
                assert any(sentence in err for sentence in LEFT_ALONE), where
                assert path.read_bytes() == before, where
                planted.kept_in(path.parent)
                assert [one.name for one in path.parent.iterdir()] == [path.name], where
                noticed += 1
                break
    assert noticed > TIMES / PARTS / 4  # else it was not looked for
