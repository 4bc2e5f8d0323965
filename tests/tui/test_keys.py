"""The list of keys: nothing collides, nothing needs a key that some can't press, everything has words."""

import itertools
import re

import pytest
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.binding import Binding
from textual.keys import Keys as TextualKeys
from textual.keys import _character_to_key

from core.words.messages import everything
from ladok_core.actions import ACTIONS
from ladok_core.pages import PAGES
from ladok_core.words import Words
from ladok_tui.config.key_names import canonical, named_keys, nearest_key, textual_name
from ladok_tui.config.keys import (
    DEFAULT_KEYS,
    KEY_ACTIONS,
    SCOPES,
    Collision,
    collisions,
    footer_rows,
    go_target,
    heard_in,
    help_rows,
    is_character,
    key_sign,
    overlap,
)
from ladok_tui.key_bindings import bindings
from ladok_tui.screens.help import OF_SOME, help_sections
from ladok_tui.screens.shown_keys import ShownKeys
from ladok_tui.views.verbs import VERBS
from tui.messages import messages

TAKEN_BY_OTHERS = ("alt", "insert", "kp_", "decimal", "super", "meta", "hyper")


def is_for_everyone(key: str) -> bool:
    """Whether readers, Nordic keyboards, tmux and editors leave the key to us."""
    function_key = re.search(r"(^|\+)f\d+$", key)
    return not function_key and not any(taken in key for taken in TAKEN_BY_OTHERS)


def test_every_action_of_the_portal_has_its_letter() -> None:
    """U1: a letter acts; an action that is added has one, or this fails."""
    letters = {action.id: action.keys for action in KEY_ACTIONS if action.action.startswith("act(")}

    assert letters == {spec.name: (VERBS[spec.name],) for spec in ACTIONS}


def test_ids_are_unique_and_scopes_exist() -> None:
    """A keymap file names an action by its id."""
    ids = [action.id for action in KEY_ACTIONS]

    assert len(ids) == len(set(ids))
    assert {action.scope for action in KEY_ACTIONS} <= set(SCOPES)


def test_no_two_actions_want_a_key_where_both_are_heard() -> None:
    """Textual would give it to one of them without a word."""
    assert list(collisions()) == []


def test_a_collision_would_be_found() -> None:
    """Else the test above could not fail."""
    found = list(collisions({**DEFAULT_KEYS, "copy": ("y", "j"), "theme": ("t", "r")}))

    assert Collision("r", "register", "theme") in found
    assert Collision("j", "list.down", "copy") in found


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("global", "text", True), ("global", "dialog", True), ("global", "go", True), ("page", "list", True),
        ("page", "text", True), ("page", "dialog", False), ("list", "text", False),
        ("list", "dialog", False), ("go", "page", False), ("go", "list", False), ("list", "list", True),
    ],
)  # fmt: skip
def test_scopes_overlap_where_a_key_is_heard_by_both(one: str, other: str, both: bool) -> None:
    """A page is not heard while a dialog is open; the global keys are everywhere."""
    assert overlap(one, other) is both
    assert overlap(other, one) is both


@pytest.mark.parametrize("action", KEY_ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_key_that_everyone_can_press(action: object) -> None:
    """No Alt, Insert, keypad or F-key as the only way: readers, AltGr, tmux and editors take them."""
    keys = next(one.keys for one in KEY_ACTIONS if one is action)

    assert any(is_for_everyone(key) for key in keys)
    assert all(canonical(key) == key for key in keys)


@pytest.mark.parametrize(
    ("key", "everyone"),
    [
        ("f5", False),
        ("ctrl+f5", False),
        ("alt+x", False),
        ("insert", False),
        ("f", True),
        ("ctrl+f", True),
        ("5", True),
    ],
)
def test_keys_that_some_cannot_press_are_known(key: str, everyone: bool) -> None:
    """Else the test above could not fail."""
    assert is_for_everyone(key) is everyone


def test_no_letter_does_anything_while_text_is_typed() -> None:
    """A letter is a letter there."""
    assert not [key for action in KEY_ACTIONS if action.scope == "text" for key in action.keys if is_character(key)]


def test_the_program_can_be_left_and_every_step_undone_by_keys_that_are_not_letters() -> None:
    """While text is typed, too."""
    for id_ in ("quit", "back"):
        assert any(not is_character(key) for key in DEFAULT_KEYS[id_])


def test_the_keys_that_people_expect_do_what_they_expect() -> None:
    """Arrows and vim's letters, brackets, slash, question mark, numbers."""
    wanted = {
        "list.up": {"up", "k"}, "list.down": {"down", "j"}, "list.collapse": {"left", "h"}, "list.open": {"enter"},
        "list.expand": {"right", "l"}, "list.first": {"home"}, "list.last": {"end"}, "list.page_up": {"pageup"},
        "list.page_down": {"pagedown"}, "list.filter": {"/"}, "list.heading_previous": {"["}, "back": {"escape"},
        "list.heading_next": {"]"}, "help": {"?", "f1"}, "copy": {"y"}, "interrupt": {"ctrl+c"}, "quit": {"q"},
        "suspend": {"ctrl+z"}, "palette": {"ctrl+p", ":"}, "page.start": {"1"}, "page.education": {"2"}, "go": {"g"},
        "focus.next": {"tab"}, "focus.previous": {"shift+tab"},
    }  # fmt: skip
    assert {id_: keys - set(DEFAULT_KEYS[id_]) for id_, keys in wanted.items()} == {id_: set() for id_ in wanted}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_action_has_words_and_no_words_are_left_over(language: str) -> None:
    """Footer, help and palette say them; they have to fit a footer."""
    every, keys = everything(language), messages(language, "keys.po")
    words = {action.words for action in KEY_ACTIONS} | {f"key.page.{page}" for page in PAGES}

    assert words - every.keys() == set()
    assert {key.removesuffix(".short").removesuffix(".also") for key in keys} - words == set()
    said = [every[key].forms[0] for key in words] + [text for key, text in keys.items() if not key.endswith(".also")]
    assert all(text and len(text) <= 30 and text.isprintable() for text in said)


def test_within_a_scope_no_two_actions_are_called_the_same() -> None:
    """The palette could not tell them apart."""
    for language, scope in itertools.product(("sv", "en"), SCOPES):
        said = everything(language)
        words = [said[action.words].forms for action in KEY_ACTIONS if action.scope in heard_in(scope)]
        assert len(words) == len(set(words))


@pytest.mark.parametrize("scope", SCOPES)
def test_bindings_carry_every_id_and_key_of_their_scope(scope: str) -> None:
    """A binding without an id can't be rebound."""
    made = list(Binding.make_bindings(bindings(scope)))
    wanted = {action.id: action for action in KEY_ACTIONS if action.scope in heard_in(scope)}

    assert {(one.id, one.key) for one in made} == {
        (id_, textual_name(key)) for id_, action in wanted.items() for key in action.keys
    }
    assert all(one.action == wanted[str(one.id)].action for one in made)


def test_a_dialog_binds_the_global_keys_too_and_an_unknown_place_none() -> None:
    """A modal screen cuts off everything beneath it, the app's own keys among it."""
    assert heard_in("dialog") == ("dialog", "global")
    assert heard_in("page") == ("page",)
    with pytest.raises(KeyError):
        bindings("dailog")


def test_no_binding_has_priority() -> None:
    """It would be heard before the field that is being typed in."""
    assert not [one for scope in SCOPES for one in Binding.make_bindings(bindings(scope)) if one.priority]


def test_help_shows_the_keys_as_they_are_now() -> None:
    """The user's keys, not the defaults; a go letter with the go key before it."""
    keys = {**DEFAULT_KEYS, "list.down": ("n",), "go": ("ctrl+g",)}
    rows = {row.id: row.keys for row in help_rows(["list", "go"], keys)}

    assert rows["list.down"] == ("n",)
    assert rows["list.open"] == ("↵",)
    assert rows["go.course"] == ("ctrl+g c",)
    assert "quit" not in rows


def test_help_has_every_key_once_and_the_actions_that_are_not_here_by_themselves() -> None:
    words = Words("en")
    sections = {
        one.heading.eye: [row.about.id for row in one.rows if hasattr(row.about, "id")]
        for one in help_sections(words, ShownKeys(), {"register", "stop"})
    }

    assert sections["On this page"][:2] == ["register", "stop"]
    assert sections["On other pages"] == [name for name in OF_SOME if name not in {"register", "stop"}]
    assert sorted(itertools.chain(*sections.values())) == sorted(DEFAULT_KEYS)
    assert "On other pages" not in {one.heading.eye for one in help_sections(words, ShownKeys(), OF_SOME)}


def test_the_footer_has_few_and_the_help_all() -> None:
    """A line of 80 columns holds about six."""
    scopes = ("page", "list", "global")

    assert {row.id for row in footer_rows(scopes)} < {row.id for row in help_rows(scopes)}
    assert [row.id for row in footer_rows(scopes)][-2:] == ["help", "quit"]


@pytest.mark.parametrize(
    ("key", "sign"), [("enter", "↵"), ("ctrl+p", "ctrl+p"), ("/", "/"), ("shift+up", "shift+↑"), ("+", "+")]
)
def test_a_key_is_shown_as_it_looks_on_the_keyboard(key: str, sign: str) -> None:
    """Never as "question_mark"."""
    assert key_sign(key) == sign


def test_the_second_key_after_go_leads_to_a_page_or_nowhere() -> None:
    """Typing g e is My education; g and anything else does nothing."""
    target = go_target("e")
    assert target is not None
    assert target.action == "app.open_page('education')"
    assert go_target("z") is None


@pytest.mark.parametrize(
    ("spelled", "key"),
    [
        ("?", "?"), ("question_mark", "?"), ("comma", ","), ("slash", "/"), ("plus", "+"), ("+", "+"), ("minus", "-"),
        ("å", "å"), ("space", "space"), (" ", "space"), (" j ", "j"), ("J", "J"), ("ctrl+x", "ctrl+x"), ("f12", "f12"),
        ("shift+ctrl+left", "ctrl+shift+left"), ("alt+x", "alt+x"), ("shift+tab", "shift+tab"),
        ("left_square_bracket", "["),
    ],
)  # fmt: skip
def test_a_key_has_one_spelling_whichever_the_user_takes(spelled: str, key: str) -> None:
    """Else a collision between "?" and "question_mark" would go unseen."""
    assert canonical(spelled) == key


@pytest.mark.parametrize(
    ("spelled", "meant"),
    [
        ("Enter", "enter"), ("esc", "escape"), ("return", "enter"), ("ctrl+m", "enter"), ("ctrl+i", "tab"),
        ("shift+j", "J"), ("ctrl+X", "ctrl+x"), ("pgdn", "pagedown"), ("dwon", "down"), ("ctrl-x", "ctrl+x"),
        ("f25", "f5"), ("<any>", ""), ("ctrl++", ""), ("", ""), ("\x1b", ""), ("jj", ""), ("latin_small_letter_a", ""),
    ],
)  # fmt: skip
def test_a_key_that_no_terminal_sends_is_known_and_the_nearest_is_named(spelled: str, meant: str) -> None:
    """Textual takes them all, and the action is then out of reach."""
    assert canonical(spelled) is None
    if meant:
        assert nearest_key(spelled) == meant


def test_what_we_take_from_textuals_insides_is_still_there() -> None:
    """Private names: the table of what terminals send, and the name of a character's key."""
    assert ANSI_SEQUENCES_KEYS["\x1b[A"] == (TextualKeys.Up,)
    assert _character_to_key("?") == "question_mark"
    assert {"up", "ctrl+p", "shift+tab", "escape", "f1"} <= named_keys()
    assert not {"<any>", "<ignore>", "<scroll-up>", "ctrl+m"} & named_keys()
