"""The compiled catalogues: read where they are good; where their sources are newer, those are read."""

import os
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from core.words.messages import LOCALE, everything
from ladok_core.words.catalogue import LANGUAGES, MissingWords, read
from ladok_core.words.compiled import Compiled
from ladok_core.words.sources import Sources
from scripts_loaded import script

SUBJECT = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "greeting"
msgstr "{words}"
"""
EARLY, LATE = 1_000_000_000, 2_000_000_000

catalogues = script("catalogues")


@pytest.fixture
def locale(tmp_path: Path) -> Path:
    """A folder of catalogues of one subject, compiled, and every file of the same age."""
    write(tmp_path, "sv/app.po", "hej")
    write(tmp_path, "en/app.po", "hello")
    catalogues.compile_all(tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        os.utime(path, (EARLY, EARLY))
    return tmp_path


def write(locale: Path, name: str, words: str) -> None:
    (locale / name).parent.mkdir(exist_ok=True)
    (locale / name).write_text(SUBJECT.replace("{words}", words), "utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_catalogue_compiles_alike_twice(language: str) -> None:
    """The same sources give the same bytes, so that a package can be built again."""
    assert catalogues.compiled(LOCALE / language) == catalogues.compiled(LOCALE / language)


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_say_what_is_compiled_from_them(language: str) -> None:
    """Whoever edits words must see what everybody else will."""
    data = catalogues.compiled(LOCALE / language)
    made, ours, sources = GNUTranslations(BytesIO(data)), Compiled(data), Sources(LOCALE / language)

    for key in [*everything(language), "no-such-key"]:
        assert sources.gettext(key) == ours.gettext(key) == made.gettext(key), key
        for number in (0, 1, 2, 21):
            said = made.ngettext(key, "more", number)
            assert (sources.ngettext(key, "more", number), ours.ngettext(key, "more", number)) == (said, said), key


def test_a_message_may_go_on_in_the_next_lines(locale: Path) -> None:
    """As tools that translators use write long ones."""
    write(locale, "sv/app.po", 'hej"\n"du \\"där\\"\\n')

    assert Sources(locale / "sv").gettext("greeting") == 'hejdu "där"\n'


def test_a_line_that_is_none_of_a_catalogue_is_named(locale: Path) -> None:
    (locale / "sv" / "app.po").write_text('msgid "a"\nmsgstr "b\n', "utf-8")

    with pytest.raises(ValueError, match=r"app\.po, line 2"):
        Sources(locale / "sv")


@pytest.mark.parametrize("data", [b"", b"\xde\x12\x04\x95", b"\0" * 28, b"\xde\x12\x04\x95\0\0\0\0" + b"\xff" * 12])
def test_a_broken_catalogue_is_told(tmp_path: Path, data: bytes) -> None:
    """One line that is a key is better than no program."""
    (tmp_path / "sv.mo").write_bytes(data)

    with pytest.warns(MissingWords, match="sv"):
        assert read(tmp_path, "sv").gettext("greeting") == "greeting"


def test_no_catalogue_at_all_is_told(tmp_path: Path) -> None:
    with pytest.warns(MissingWords, match="sv"):
        assert read(tmp_path, "sv").gettext("greeting") == "greeting"


def test_a_key_in_two_subjects_is_a_fault_that_names_both(locale: Path) -> None:
    """The last one would win, and who reads the other would not know."""
    write(locale, "sv/keys.po", "hej")

    with pytest.raises(ValueError, match=r"sv: greeting stands in both app\.po and keys\.po"):
        catalogues.compile_all(locale)
