"""The user's keymap: what is taken, what is refused and why, and that a rebound key really works in a running app."""

import os
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Button, Input, Static

from ladok_tui.config.config_file import sentences
from ladok_tui.config.folder import KEYMAP_FILE
from ladok_tui.config.keymap import Keymap, load_keymap
from ladok_tui.config.keys import DEFAULT_KEYS, collisions
from ladok_tui.key_bindings import KeyedApp, bindings
from ladok_tui.screens.keyed_dialog import KeyedDialog
from tui.messages import speaker


def written(folder: Path, text: str) -> Keymap:
    (folder / KEYMAP_FILE).write_text(text, encoding="utf-8")
    return load_keymap(folder)


def codes(keymap: Keymap) -> list[str]:
    assert keymap.trouble is not None
    assert keymap.keys == DEFAULT_KEYS
    return [problem.code for problem in keymap.trouble.problems]


def test_without_a_file_every_key_is_at_its_default(tmp_path: Path) -> None:
    """And nothing is said about it."""
    assert load_keymap(tmp_path) == Keymap()
    assert Keymap().for_textual() == {}


@pytest.mark.parametrize(
    "text",
    [
        '"list.down" = ["n", "comma"]',
        "'list.down' = ['n', ',']",
        'list.down = ["n", ","]',
        '[list]\ndown = [" n ", ","]',
        '\ufeff"list.down" = ["n", ",", "n"]\r\n',
    ],
)
def test_keys_are_taken_as_people_write_them(tmp_path: Path, text: str) -> None:
    """The dot in an id means a table to TOML; the user doesn't have to know."""
    keymap = written(tmp_path, text)

    assert keymap.trouble is None
    assert keymap.keys == {**DEFAULT_KEYS, "list.down": ("n", ",")}
    assert keymap.for_textual() == {"list.down": "n,comma"}


def test_one_key_needs_no_brackets(tmp_path: Path) -> None:
    """The commonest case is one key for one action."""
    assert written(tmp_path, 'theme = "ctrl+t"').keys["theme"] == ("ctrl+t",)


def test_two_actions_may_change_places(tmp_path: Path) -> None:
    """What counts is the whole map, not each line against the defaults."""
    keymap = written(tmp_path, 'theme = "m"\nmenu = "t"')

    assert keymap.trouble is None
    assert (keymap.keys["theme"], keymap.keys["menu"]) == (("m",), ("t",))


@pytest.mark.parametrize(
    ("text", "code", "name", "nearest"),
    [
        ('"list.donw" = "n"', "config.unknown-key-action", "list.donw", "list.down"),
        ('Theme = "n"', "config.unknown-key-action", "Theme", "theme"),
        ('theme = "ctrl+m"', "config.impossible-key", "theme", "enter"),
        ('theme = "esc"', "config.impossible-key", "theme", "escape"),
        ('theme = "shift+t"', "config.impossible-key", "theme", "T"),
        ('theme = ""', "config.impossible-key", "theme", ""),
        ('theme = "x,y"', "config.impossible-key", "theme", ""),
        ('theme = "<any>"', "config.impossible-key", "theme", ""),
        ("theme = 1", "config.keys-not-text", "theme", ""),
        ('theme = ["x", ["y"]]', "config.keys-not-text", "theme", ""),
        ("theme = {}", "config.keys-not-text", "theme", ""),
        ("theme = []", "config.no-keys", "theme", ""),
        ("quit = []", "config.no-keys", "quit", ""),
        ('"text.done" = ["x"]', "config.letter-in-text", "text.done", ""),
        ('"text.done" = ["space"]', "config.letter-in-text", "text.done", ""),
        ('back = ["b", "space"]', "config.back-unreachable", "back", "escape"),
        ('theme = "r"', "config.key-taken", "r", ""),
        ('copy = "w"', "config.key-taken", "w", ""),
        ('back = "ctrl+c"', "config.key-taken", "ctrl+c", ""),
        ('quit = "question_mark"', "config.key-taken", "?", ""),
        ("theme = ", "config.not-toml", "", ""),
    ],
)
def test_a_fault_is_named_with_what_was_probably_meant(
    tmp_path: Path, text: str, code: str, name: str, nearest: str
) -> None:
    """Textual takes every one of these in silence, and a key is dead."""
    keymap = written(tmp_path, f"# mine\n{text}\n")
    found = codes(keymap)
    assert keymap.trouble is not None
    (problem,) = keymap.trouble.problems

    assert (found, problem.name, problem.line) == ([code], name, 2)
    assert not nearest or problem.nearest == nearest
    for language in ("sv", "en"):
        (said,) = sentences(keymap.trouble, speaker(language))
        assert said.startswith("keys.toml")
        assert name in said
        assert nearest in said


def test_keys_of_places_that_are_never_open_together_do_not_quarrel(tmp_path: Path) -> None:
    """A go letter is heard after the go key only, so it may be a page's letter too."""
    assert written(tmp_path, '"go.course" = "r"').trouble is None


def test_all_faults_are_told_at_once_and_one_is_enough_to_leave_every_key_alone(tmp_path: Path) -> None:
    """Half a keymap is worse than none: the keys that one has learnt are then neither here nor there."""
    keymap = written(tmp_path, '"list.down" = "n"\nthem = "x"\nmenu = "nokey"\nwhy = "m"\nreload = "1"\n')

    assert codes(keymap) == ["config.unknown-key-action", "config.impossible-key", "config.key-taken"]
    assert keymap.trouble is not None
    assert [problem.line for problem in keymap.trouble.problems] == [2, 3, 5]
    assert keymap.for_textual() == {}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"theme = '\xe5'", "config.not-utf8"),
        (b"# " + b"x" * 70_000, "config.too-large"),
        (b"theme = " + b"[" * 5_000, "config.not-toml"),
    ],
    ids=["latin", "huge", "deep"],
)
def test_a_hostile_file_is_refused_like_any_other(tmp_path: Path, content: bytes, code: str) -> None:
    """A keymap copied from the net may be anything."""
    (tmp_path / KEYMAP_FILE).write_bytes(content)

    assert codes(load_keymap(tmp_path)) == [code]


def test_a_folder_and_a_pipe_are_no_keymap(tmp_path: Path) -> None:
    """A pipe would keep the program waiting for ever."""
    (tmp_path / KEYMAP_FILE).mkdir()
    assert codes(load_keymap(tmp_path)) == ["config.not-a-file"]
    (tmp_path / KEYMAP_FILE).rmdir()
    os.mkfifo(tmp_path / KEYMAP_FILE)
    assert codes(load_keymap(tmp_path)) == ["config.not-a-file"]


def test_what_the_file_says_reaches_no_terminal_as_it_is(tmp_path: Path) -> None:
    """An id with an escape sequence in it is shown, not obeyed; a long one is cut."""
    keymap = written(tmp_path, f'"\\u001b[2J{"x" * 500}" = "x"\ntheme = "\\u202e{{line}}{{0}}"')
    assert keymap.trouble is not None

    for said in sentences(keymap.trouble, speaker("en")):
        assert said.isprintable()
        assert len(said) < 200


@given(
    st.dictionaries(
        st.sampled_from(sorted(DEFAULT_KEYS)), st.lists(st.sampled_from("abcxyz?,/ ") | st.text(max_size=12))
    )
)
def test_a_keymap_in_force_never_has_a_dead_or_a_doubled_key(
    tmp_path_factory: pytest.TempPathFactory, chosen: dict[str, list[str]]
) -> None:
    """Whatever is written: either every key works, or the defaults do and something is said."""
    quote = str.maketrans({"\\": "\\\\", '"': '\\"'} | {chr(code): f"\\u{code:04x}" for code in [*range(32), 127]})
    lines = [
        f'"{id_}" = [{", ".join(f"{chr(34)}{key.translate(quote)}{chr(34)}" for key in keys)}]'
        for id_, keys in chosen.items()
    ]
    keymap = written(tmp_path_factory.mktemp("config"), "\n".join(lines))

    assert list(collisions(keymap.keys)) == []
    assert all(keymap.keys.values())
    assert (keymap.trouble is None) or keymap.keys == DEFAULT_KEYS


class Choice(Static, can_focus=True):
    """What can be taken, by the dialog's key."""

    def action_select_cursor(self) -> None:
        self.app.heard(f"taken {self.id}")  # type: ignore[attr-defined]  # the app below


class Question(KeyedDialog[None]):
    """A dialog with two choices."""

    def compose(self) -> ComposeResult:
        yield Choice("Registrera", id="yes")
        yield Choice("Avbryt", id="no")

    def action_back(self) -> None:
        self.app.heard("dialog.back")  # type: ignore[attr-defined]  # the app of this test
        super().action_back()


class Page(Screen[None]):
    """A page with a field to type in."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def compose(self) -> ComposeResult:
        yield Button("Kurs", id="course")
        yield Input(id="field")

    def action_act(self, name: str) -> None:
        self.app.heard(name)  # type: ignore[attr-defined]  # the app of this test

    def action_next_tab(self) -> None:
        self.app.heard("tab")  # type: ignore[attr-defined]  # the app of this test


class Portal(KeyedApp[None]):
    """An app that writes down what it was asked to do."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self.done: list[str] = []
        self.use_keymap(keymap)

    def on_mount(self) -> None:
        self.push_screen(Page())

    def heard(self, what: str) -> None:
        self.done.append(what)

    def action_help(self) -> None:
        self.heard("help")

    def action_copy(self) -> None:
        self.heard("copy")

    def action_interrupt(self) -> None:
        self.heard("interrupt")

    def action_choose_theme(self) -> None:
        self.heard("theme")

    def action_menu(self) -> None:
        self.heard("menu")

    def action_open_page(self, name: str) -> None:
        self.heard(f"page {name}")

    async def action_quit(self) -> None:
        self.heard("quit")


async def pressed(keymap: Keymap, *keys: str, dialog: bool = False, field: bool = False) -> tuple[list[str], str]:
    app = Portal(keymap)
    async with app.run_test() as pilot:
        app.screen.query_one("#field" if field else "#course").focus()
        if dialog:
            await app.push_screen(Question())
        await pilot.press(*keys)
        text = "" if dialog else app.screen.query_one(Input).value
        return app.done, text


async def test_the_default_keys_work(tmp_path: Path) -> None:
    """On a page: its own keys, every page's, and the global ones, Ctrl+C and Ctrl+Q among them."""
    done, _ = await pressed(Keymap(), "f", "r", "t", "question_mark", "f1", "2", "ctrl+c", "ctrl+q", "q")

    assert done == ["tab", "register", "theme", "help", "help", "page education", "interrupt", "quit", "quit"]


async def test_a_rebound_key_works_and_the_old_one_is_free(tmp_path: Path) -> None:
    """On the page, through Textual's own keymap."""
    keymap = written(tmp_path, 'register = ["c", ","]\nquit = "ctrl+x"\n"page.education" = "f2"')
    assert keymap.trouble is None
    done, _ = await pressed(keymap, "r", "q", "2", "ctrl+q", "c", "comma", "ctrl+x", "f2")

    assert done == ["register", "register", "quit", "page education"]


async def test_a_key_with_alt_is_one_only_where_somebody_has_given_it_something_to_do(tmp_path: Path) -> None:
    """TUI: no Alt as the only way; so ESC and a letter in one are two keys, but for these."""
    assert Portal(Keymap()).alt_keys == frozenset()
    assert Portal(written(tmp_path, 'register = ["alt+m", "r"]')).alt_keys == {"alt+m"}


async def test_actions_that_changed_places_do_so_in_the_app_too(tmp_path: Path) -> None:
    """Textual deletes whatever stood on a key; ours must be put back under its own."""
    done, _ = await pressed(written(tmp_path, 'theme = "m"\nmenu = "t"'), "m", "t")

    assert done == ["theme", "menu"]


async def test_rebound_keys_work_in_a_dialog(tmp_path: Path) -> None:
    """Its own and the global ones; what lies beneath hears nothing."""
    keymap = written(tmp_path, 'help = "N"\nback = "ctrl+g"\n"focus.next" = "B"')
    assert keymap.trouble is None
    done, _ = await pressed(keymap, "question_mark", "r", "N", "escape", "ctrl+g", dialog=True)

    assert done == ["help", "dialog.back"]


async def test_a_dialogs_choices_are_reached_and_taken_by_the_keys_in_force(tmp_path: Path) -> None:
    """The defaults, and rebound ones; then Enter does nothing."""
    assert (await pressed(Keymap(), "enter", "right", "space", "escape", dialog=True))[0] == [
        "taken yes",
        "taken no",
        "dialog.back",
    ]
    keymap = written(tmp_path, '"dialog.press" = "x"\n"dialog.next" = "n"')
    assert (await pressed(keymap, "enter", "space", "n", "x", dialog=True))[0] == ["taken no"]


async def test_the_go_key_takes_the_next_key_for_itself(tmp_path: Path) -> None:
    """S changes the student elsewhere; after the go key it is Start.  Another key gives up, and does nothing."""
    done, _ = await pressed(Keymap(), "g", "e", "g", "c", "g", "v", "f", "g", "escape", "t")

    assert done == ["page education", "page course", "tab", "theme"]


async def test_the_go_key_and_its_letters_can_be_rebound(tmp_path: Path) -> None:
    """They are not Textual's bindings, so nothing but our own list moves them."""
    keymap = written(tmp_path, 'go = "ctrl+g"\n"go.education" = "x"')
    done, _ = await pressed(keymap, "ctrl+g", "x", "g", "e", "ctrl+g", "e")

    assert done == ["page education", "details"]  # after a key that is none, the letter is what it is by itself


async def test_letters_are_letters_while_text_is_typed(tmp_path: Path) -> None:
    """The default ones, the rebound ones, and the signs; the keys that are no characters still work."""
    keymap = written(tmp_path, 'theme = "n"\nhelp = ["N", "f1"]\nreload = ["/", "f5"]\n"list.filter" = "B"')
    assert keymap.trouble is None
    done, text = await pressed(keymap, "g", "e", "n", "N", "slash", "colon", "q", "f1", "ctrl+q", field=True)

    assert text == "genN/:q"
    assert done == ["help", "quit"]


def test_textuals_traps_are_still_as_we_know_them() -> None:
    """If one of these goes, our check can be simpler: a silent loser, and an empty entry that is not heeded."""
    app = App[None]()
    app._bindings = type(app._bindings)([Binding("a", "one", id="one"), Binding("b", "two", id="two")])
    app.set_keymap({"one": "b", "no.such": "c"})
    clashes = app._bindings.copy()
    clashes.apply_keymap(app._keymap)
    assert [binding.id for _, binding in clashes] == ["one"]

    kept = app._bindings.copy()
    kept.apply_keymap({"one": ""})
    assert [key for key, _ in kept] == ["a", "b"]
