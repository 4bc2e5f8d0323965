"""What a support person asks first: told whatever is wrong, nothing personal in it, and nothing changed by it."""

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec
import pytest

from ladok_core.store import Store
from ladok_core.store.health import Health, examine
from ladok_core.words import Words
from ladok_tui.doctor import store as store_findings
from ladok_tui.doctor.impersonal import Impersonal
from ladok_tui.doctor.report import Finding, Report, State, worst
from ladok_tui.doctor.store import store
from records import NOW, participation, record
from tui.commands.conftest import Call

ENGLISH = Words("en")


def report(call: Call, *arguments: object) -> tuple[int, Report]:
    answer = call("doctor", "--json", *arguments)
    assert answer.err == ""
    return answer.status, msgspec.json.decode(answer.out, type=Report)


def by_name(found: Report) -> dict[str, Finding]:
    return {one.name: one for one in found.findings}


def own_store(tmp_path: Path) -> Path:
    path = tmp_path / "own" / "portal.sqlite"
    with Store.open(path, create=True) as opened:
        opened.add([record(participation())], source="test", at=NOW)
    return path


@contextmanager
def unchanged(folder: Path) -> Iterator[None]:
    def seen() -> dict[Path, tuple[bytes, int]]:
        files = (path for path in folder.rglob("*") if path.is_file())
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}

    before = seen()
    yield
    assert seen() == before


def test_a_whole_installation_is_fine(call: Call, tmp_path: Path) -> None:
    """By status and by word, and with the number of records and no name."""
    own_store(tmp_path)
    with unchanged(tmp_path):
        status, found = report(call)

    assert (status, found.state) == (0, State.OK)
    assert by_name(found)["store.records"].value == 1
    assert by_name(found)["store.rights"].value == "0600"
    assert {one.state for one in found.findings} == {State.OK}


def test_without_a_store_there_is_something_to_look_at_and_nothing_made(call: Call, tmp_path: Path) -> None:
    status, found = report(call)

    assert (status, found.state, by_name(found)["store.use"].code) == (0, State.LOOK, "store-missing")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("term", ["dumb", "", "linux", "xterm-256color"])
@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_any_terminal_will_do(call: Call, monkeypatch: pytest.MonkeyPatch, term: str, form: str) -> None:
    monkeypatch.setenv("TERM", term)

    answer = call("doctor", form, "--demo")

    assert (answer.status, answer.err) == (0, "")


def _damage(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:5000])


def _foreign(path: Path) -> None:
    path.write_text("[not] a store")


def _too_new(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("pragma user_version = 99")


@pytest.mark.parametrize(
    ("harm", "code"), [(_damage, "store-damaged"), (_foreign, "store-foreign"), (_too_new, "store-too-new")]
)
def test_a_store_that_can_not_be_used_is_wrong(
    call: Call, tmp_path: Path, harm: Callable[[Path], None], code: str
) -> None:
    """The sentence is the one that every command says, the path shortened."""
    harm(own_store(tmp_path))
    with unchanged(tmp_path):
        status, found = report(call, "--lang", "en")

    use = by_name(found)["store.use"]
    assert (status, found.state, use.state, use.code) == (1, State.WRONG, State.WRONG, code)
    assert use.sentences


def test_faults_in_the_files_are_wrong_and_named_by_line_and_nearest_name(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "config"
    (folder / "themes").mkdir(parents=True)
    (folder / "settings.toml").write_text('theme = "drak"\n\nmoues = true\n')
    (folder / "keys.toml").write_text('registre = ["R"]\n')
    (folder / "themes" / "mine.toml").write_text('name = "mine"\n')

    status, found = report(call, "--lang", "en")

    assert (status, found.state) == (1, State.WRONG)
    told = {(one.file, one.line, one.nearest) for one in found.faults}
    assert {("settings.toml", 3, "mouse"), ("settings.toml", 1, "dark"), ("keys.toml", 1, "register")} <= told
    assert "mine.toml" in {one.file for one in found.faults}


def test_nothing_tells_whose_it_is(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither home nor name, whatever path or setting they stand in, nor a number that could be a person's."""
    home = tmp_path / "anna_ek"
    store_file = home / "19121212-1212" / "anna_ek.sqlite"
    own_store(tmp_path).parent.rename(tmp_path / "kept")
    store_file.parent.mkdir(parents=True)
    (tmp_path / "kept" / "portal.sqlite").rename(store_file)
    config = tmp_path / "scratch" / "anna_ek"
    config.mkdir(parents=True)
    (config / "settings.toml").write_text(f'theme = "no-such"\nlanguage = "{home}"\n')
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USER", "anna_ek")
    monkeypatch.setenv("LADOK_CONFIG_DIR", str(config))
    monkeypatch.setenv("LADOK_STORE", str(store_file))
    monkeypatch.setenv("TERM", "anna_ek-19121212-1212")

    for form in ("--json", "--plain"):
        out = call("doctor", form).out
        assert ("anna_ek" in out, "1212" in out, "Ellen" in out, "anna" in out) == (False,) * 4
        assert "~/" in out
        assert "scratch/$USER" in out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/nest/ann/x", "~/x"), ("/nest/anna/x", "/nest/anna/x"), ("/media/ann/x", "/media/$USER/x"),
        ("planned", "planned"), ("/data/ann.old/x", "/data/$USER.old/x"), ("/nest/ann", "~"),
    ],
)  # fmt: skip
def test_a_name_is_taken_out_whole_and_no_other(monkeypatch: pytest.MonkeyPatch, text: str, told: str) -> None:
    monkeypatch.setattr("ladok_tui.doctor.impersonal._account", dict)

    assert Impersonal({"HOME": "/nest/ann", "USER": "ann"}).text(text) == told


@pytest.mark.parametrize("language", ["sv", "en"])
def test_it_is_told_in_both_languages_and_the_result_first(call: Call, language: str) -> None:
    """A missing word would be a warning, and fail here."""
    answer = call("doctor", "--lang", language)

    first, *rest = answer.out.splitlines()
    assert first == ("1 sak att se på." if language == "sv" else "1 thing to look at.")
    assert all(line.endswith((".", ":")) for line in rest)
    assert "doctor." not in answer.out


def test_on_a_terminal_it_stands_in_columns(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ladok_tui.commands.doctor.is_plain", lambda _: False)
    monkeypatch.setattr("ladok_tui.commands.show.is_terminal", lambda _: True)

    lines = call("doctor", "--lang", "en", "--demo").out.splitlines()

    assert "PROGRAM" in lines
    (python,) = [line for line in lines if " Python " in line]
    (textual,) = [line for line in lines if " Textual " in line]
    assert python.startswith("  ok")
    assert python.index("3.") == textual.index(textual.split()[-1])


def test_where_a_setting_comes_from_is_told(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("\nmouse = false\n")
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")

    out = call("doctor").out

    assert 'language: "sv", LC_ALL.' in out
    assert "mouse: false, settings.toml, rad 2." in out


def test_a_disk_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(store_findings, "PATIENCE", 0.01)
    answering = threading.Event()

    def look(path: Path) -> Health:
        answering.wait(10)
        return examine(path)

    (use,) = store(tmp_path / "x", "~/x", ENGLISH, look)
    answering.set()
    assert (use.state, use.code) == (State.WRONG, "store-failing")


@pytest.mark.parametrize(
    ("health", "name", "state", "code"),
    [
        (Health(size=1, rights=0o644), "store.rights", State.LOOK, "rights"),
        (Health(size=1, rights=0o600), "store.rights", State.OK, None),
        (Health(size=1, folder_rights=0o770), "store.folder-rights", State.LOOK, "folder-rights"),
        (Health(size=1, folder_rights=0o755), "store.folder-rights", State.OK, None),
        (Health(size=1, version=1, knows=2), "store.schema", State.LOOK, "older"),
        (Health(size=1, version=2, knows=2), "store.schema", State.OK, None),
        (Health(size=1, uses_log=True, unread_log=9), "store.journal", State.LOOK, "unread-log"),
        (Health(size=1), "store.whole", State.LOOK, "not-checked"),
        (Health(size=1, has_locks=False), "store.locks", State.WRONG, None),
    ],
)
def test_each_fact_of_a_store_is_judged(
    tmp_path: Path, health: Health, name: str, state: State, code: str | None
) -> None:
    (finding,) = [one for one in store(tmp_path, "~", ENGLISH, lambda _: health) if one.name == name]

    assert (finding.state, finding.code, bool(finding.sentences)) == (state, code, code is not None)


def _no_folder(config: Path) -> None:
    config.write_text("a file where the folder should be")


def _no_text(config: Path) -> None:
    config.mkdir()
    (config / "settings.toml").write_bytes(b"\xff\x00")
    (config / "keys.toml").write_bytes(b"[" * 10_000)


def _pipes(config: Path) -> None:
    (config / "themes").mkdir(parents=True)
    for name in ("settings.toml", "keys.toml", "themes/x.toml"):
        os.mkfifo(config / name)


@pytest.mark.parametrize("harm", [_no_folder, _no_text, _pipes])
def test_a_config_folder_in_any_state_is_told(call: Call, tmp_path: Path, harm: Callable[[Path], None]) -> None:
    """And never waited for: a pipe would have no end."""
    harm(tmp_path / "config")

    status, found = report(call, "--lang", "en")

    assert (status, found.state) == (1, State.WRONG)
    assert "settings.toml" in {one.file for one in found.faults}


def test_a_path_that_is_no_text_is_told_all_the_same(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LADOK_STORE", "/nest/\udcff/x")
    monkeypatch.setenv("TERM", "\udcff\x1b[2J")

    for command in (("doctor", "--json"), ("doctor",), ("config", "path", "--json"), ("config", "path")):
        answer = call(*command)
        assert (answer.status, "\x1b" in answer.out, answer.err) == (0, False, "")


def test_the_worst_decides() -> None:
    assert worst([]) is State.OK
    assert worst([State.LOOK, State.OK]) is State.LOOK
    assert worst([State.LOOK, State.WRONG, State.OK]) is State.WRONG


def test_the_report_is_as_its_schema_says(call: Call) -> None:
    schema = json.loads(call("schema", "doctor").out)
    _, found = report(call)

    assert set(schema["$defs"]["Report"]["properties"]) == set(found.__struct_fields__)
