"""The institution's own text: Markdown as lines of text, and nothing of it obeyed.  LOC-1."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ladok_core.model.institution import Place
from ladok_core.model.text import Text
from ladok_core.sanitize import clean_lines
from ladok_core.words import Words
from ladok_tui.views.local_text import linked, local_links, local_text, plain
from ladok_tui.views.view import NOTHING, Address, View
from ladok_tui.views.voices import Voices
from records import NOW, institution, record
from tui.views.said import everything, pages, view_of

MARKUP = (
    "<script>alert(1)</script>",
    "<a href='https://a.se'>a</a>",
    "[bold red]x[/] [@click=app.quit]x[/]",
    "[x](javascript:alert)",
    "[x](file:///etc/passwd)",
    "[x](data:text/html,x)",
)

UNDRAWABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

markdown = st.lists(
    st.one_of(
        st.sampled_from(
            ["[", "](", ")", "<", ">", "*", "**", "_", "`", "```\n", "\n", "\n\n", "- ", "1. ", "# ", "> ", "    ",
             "\\", "![", "&#27;", "&#x202e;", "&#x9b;", "&lrm;", "&nbsp;", "&Tab;", "&NewLine;", "https://a.se",
             "mailto:", "javascript:", "<b>", "<a href='", "[bold red]", "[@click=app.quit]", "[/]", "[x]: http://b.se\n",
             "***\n"]
        ),
        st.text(max_size=8),
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(markdown)
@example("&#x202e;gnp.exe")
@example("[x](https://a.se/&#x202e;)")
@example("<https://a.se/%1b]52;c;eA==%07>")
def test_nothing_that_comes_out_is_obeyed(text: str) -> None:
    """LOC-1: a character reference makes any character, also those that were taken out where the text was read."""
    lines = plain(text).split("\n")

    assert not {unicodedata.category(sign) for line in lines for sign in line} & UNDRAWABLE


@given(st.text(st.characters(exclude_categories=["C"], exclude_characters="*_`[]<>&\\#~+-=0123456789"), max_size=80))
def test_what_is_no_markdown_is_said_as_it_is(text: str) -> None:
    """LOC-1: most are written so, and nobody waits for a reader of Markdown."""
    assert plain(text) == clean_lines(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rad ett\nrad två", "Rad ett\nrad två"),
        ("Rad ett  \nrad *två*", "Rad ett\nrad två"),
        ("# Öppet\n\nVardagar **10-14**.", "Öppet\n\nVardagar 10-14."),
        ("Läs:\n\n- ett\n- *två*\n\nSlut", "Läs:\n– ett\n– två\n\nSlut"),
        ("3. tre\n4. fyra", "3. tre\n4. fyra"),
        ("- ett\n  1. a\n  2. b\n- två", "– ett\n  1. a\n  2. b\n– två"),
        ("> citerat `kod`", "citerat kod"),
        ("```\n*så*\n```", "*så*"),
        ("ett\n\n***\n\ntvå", "ett\n\ntvå"),
        ("2 * 3 * 4 och a_b_c, 5 < 6", "2 * 3 * 4 och a_b_c, 5 < 6"),
        ("", ""),
    ],
)
def test_lines_lists_and_headings_are_kept_and_emphasis_is_left_out(text: str, said: str) -> None:
    """LOC-1: what can be shown as text is; the author's line breaks stay."""
    assert plain(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[expeditionen](https://a.se/x)", "expeditionen (https://a.se/x)"),
        ("[**exp**\nen](https://a.se)", "exp\nen (https://a.se)"),
        ("[https://bank.se](https://evil.example)", "https://bank.se (https://evil.example)"),
        ("<https://a.se/a_b>", "https://a.se/a_b"),
        ("<exp@a.se>", "exp@a.se"),
        ("[skriv](mailto:exp@a.se)", "skriv (exp@a.se)"),
        ("[](https://a.se)", "https://a.se"),
        ("[tom]()", "tom"),
        ("![karta](https://a.se/k.png)", "karta (https://a.se/k.png)"),
        ("[![karta](k.png)](https://a.se)", "karta (k.png) (https://a.se)"),
        ("[а](https://аpple.example)", "а (https://xn--pple-43d.example)"),
        ("[x][1]\n\n[1]: https://a.se", "x (https://a.se)"),
    ],
)
def test_a_link_is_its_text_and_its_address(text: str, said: str) -> None:
    """LOC-1: where it leads is seen before it is followed, in letters that can't be taken for others."""
    assert plain(text) == said


@pytest.mark.parametrize("text", MARKUP)
def test_what_would_be_markup_elsewhere_is_text(text: str) -> None:
    """LOC-1: HTML, the terminal library's own markup, and links that would run something."""
    assert plain(text) == text


def test_a_text_is_said_in_the_language_it_has() -> None:
    """LOC-1: in the other where it was never translated; where there is none, nothing is said."""
    voices = Voices(Words("en"))

    assert local_text(Text("*Hej*", "*Hello*"), voices).eye == local_text(Text("*Hello*"), voices).ear == "Hello"
    assert local_text(None, voices) == NOTHING


@pytest.mark.parametrize("place", Place)
def test_it_is_read_so_at_every_place(place: Place) -> None:
    """LOC-1: each place has a page that says it."""
    held = record(at=institution(local_texts={place: Text("Läs [mer](https://a.se/mer)")}))
    views: list[View] = [view_of(name, page) for name, page in pages(held, NOW)]

    said = [one for view in views for one in everything(view) if "https://a.se/mer" in one.eye]
    assert [(one.eye, one.ear) for one in said] == [("Läs mer (https://a.se/mer)",) * 2]


@pytest.mark.parametrize(
    ("markdown", "links"),
    [
        ("Se [sidan](https://a.se/x?y=1).", [("sidan: https://a.se/x?y=1", "https://a.se/x?y=1")]),
        ("<https://a.se>", [("https://a.se", "https://a.se")]),
        ("[tentamen](mailto:tenta@a.se)", [("tentamen: tenta@a.se", "mailto:tenta@a.se")]),
        ("<tenta@a.se>", [("tenta@a.se", "mailto:tenta@a.se")]),
        ("![karta](https://a.se/k.png)", [("karta: https://a.se/k.png", "https://a.se/k.png")]),
        ("[a](https://a.se) och [b](https://b.se), [c](https://a.se)",
         [("a: https://a.se", "https://a.se"), ("b: https://b.se", "https://b.se")]),
        ("- ett\n- [två](https://a.se)", [("två: https://a.se", "https://a.se")]),
        ("inga https://a.se", []),
        *((markup, []) for markup in MARKUP),
        ("[x](ftp://a.se) [y](//a.se) [z](/a) [w](https:) [v](mailto:)", []),
    ],
)  # fmt: skip
def test_a_link_of_the_web_or_of_mail_leads_there(markdown: str, links: list[tuple[str, str]]) -> None:
    """LOC-1: by its text and its address, each address once; anything else stays text."""
    found = local_links(Text(markdown, markdown), Voices(Words("sv")))

    assert [(link.said.eye, link.ask.url) for link in found if isinstance(link.ask, Address)] == links


@pytest.mark.parametrize("address", ["https://[a", "https://a.se/\u202ex", "", "a.se", "javascript:x"])
def test_what_an_exam_session_has_for_a_link_may_be_none(address: str) -> None:
    """EXM-1: it comes as text, and stays text."""
    assert linked("Länk", address, Voices(Words("sv"))) is None


@given(markdown)
def test_no_link_leads_where_it_does_not_say(text: str) -> None:
    """LOC-1: whole, of one scheme of three, and without a sign that could hide or end it."""
    for link in local_links(Text(text, text), Voices(Words("sv"))):
        assert isinstance(link.ask, Address)
        assert link.ask.url.startswith(("http://", "https://", "mailto:"))
        assert link.said.eye.endswith(link.ask.shown)
        assert not {unicodedata.category(sign) for sign in link.said.eye + link.ask.url} & UNDRAWABLE
