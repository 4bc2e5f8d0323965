"""The compiled catalogues: read where they are good, made in memory where their sources are newer."""

import os
import sys
from pathlib import Path

import pytest

from core.words.messages import LOCALE
from ladok_core.words.catalogue import LANGUAGES, MissingWords, read
from ladok_core.words.compiling import compile_all, compiled

SUBJECT = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "greeting"
msgstr "{words}"
"""
EARLY, LATE = 1_000_000_000, 2_000_000_000


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A folder of catalogues of one subject, compiled, and every file of the same age."""
    write(tmp_path, "sv/app.po", "hej")
    write(tmp_path, "en/app.po", "hello")
    compile_all(tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.utime(path, (EARLY, EARLY))
    return tmp_path


def write(locale: Path, name: str, words: str) -> None:
    (locale / name).parent.mkdir(exist_ok=True)
    (locale / name).write_text(SUBJECT.replace("{words}", words), "utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_compiles_alike_twice(language: str) -> None:
    """The same sources give the same bytes, so that a package can be built again."""
    assert compiled(LOCALE / language) == compiled(LOCALE / language)


def test_a_catalogue_no_older_than_its_sources_is_read_as_it_is(locale: Path) -> None:
    """Reading it is what every command pays for; a source of the same age is not compiled again."""
    write(locale, "sv/app.po", "hejdå")
    os.utime(locale / "sv" / "app.po", (EARLY, EARLY))

    assert read(locale, "sv").gettext("greeting") == "hej"


def test_an_edited_source_is_heard_at_once_and_nothing_is_written(locale: Path) -> None:
    """Who edits a message must not read stale words, in a folder that can't be written either."""
    before = (locale / "sv.mo").read_bytes()
    write(locale, "sv/app.po", "hejdå")
    os.utime(locale / "sv" / "app.po", (LATE, LATE))

    assert read(locale, "sv").gettext("greeting") == "hejdå"
    assert (locale / "sv.mo").read_bytes() == before


def test_a_source_that_is_gone_is_not_heard(locale: Path) -> None:
    write(locale, "sv/keys.po", "hej")
    (locale / "sv" / "app.po").unlink()
    (locale / "sv" / "keys.po").write_text(SUBJECT.replace("greeting", "other"), "utf-8")

    assert read(locale, "sv").gettext("greeting") == "greeting"


def test_a_checkout_that_was_never_built_has_words(locale: Path) -> None:
    (locale / "sv.mo").unlink()

    assert read(locale, "sv").gettext("greeting") == "hej"


def test_an_installed_program_needs_no_sources(locale: Path) -> None:
    for language in LANGUAGES:
        (locale / language / "app.po").unlink()
        (locale / language).rmdir()

    assert read(locale, "sv").gettext("greeting") == "hej"


def test_without_a_compiler_the_old_words_serve(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(locale, "sv/app.po", "hejdå")
    monkeypatch.setitem(sys.modules, "ladok_core.words.compiling", None)

    assert read(locale, "sv").gettext("greeting") == "hej"


def test_no_catalogue_at_all_is_told(tmp_path: Path) -> None:
    with pytest.warns(MissingWords, match="sv"):
        assert read(tmp_path, "sv").gettext("greeting") == "greeting"


def test_a_key_in_two_subjects_is_a_fault_that_names_both(locale: Path) -> None:
    """The last one would win, and who reads the other would not know."""
    write(locale, "sv/keys.po", "hej")

    with pytest.raises(ValueError, match=r"sv: greeting stands in both app\.po and keys\.po"):
        compile_all(locale)
