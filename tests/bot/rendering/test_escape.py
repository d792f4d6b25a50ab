"""What is shown, unescaped, is the document's text; and nothing in it is formatting."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.rendering.escape import escape, inline, link, quote, unescape, unquote

TEXTS = st.text(
    st.one_of(st.sampled_from("\\*_~`|<>[]()@#:-+.123 \n\r/"), st.characters(exclude_categories=["Cs"])),
    max_size=80,
)


@given(TEXTS)
@example("1. First\n2) Second\r\n   - third\n> fourth\n-# fifth")
@example("\\*\\\\[a](https://b.example)\\")
def test_unescaped_is_the_text(text: str) -> None:
    assert unescape(escape(text)) == text


@given(TEXTS.filter(lambda text: "\x00" not in text))
@example("\\\n\n> a\r\nb\rc")
def test_unquoted_is_the_text(text: str) -> None:
    assert unquote(quote(text)) == text


@pytest.mark.parametrize(
    "markup",
    [
        "**bold**",
        "_it_",
        "~~struck~~",
        "||spoiler||",
        "`code`",
        "<@1>",
        "<@&1>",
        "<#12>",
        "<t:0:R>",
        "</ask:12>",
        "<:a:1>",
        "@everyone",
        "[free](https://evil.example)",
    ],
)
def test_opening_of_markup_is_disarmed(markup: str) -> None:
    assert escape(markup).startswith("\\")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("# Heading", "\\# Heading"),
        ("  - item", "  \\- item"),
        ("-# small", "\\-# small"),
        ("1. one\n22. two", "1\\. one\n22\\. two"),
        ("> quoted", "\\> quoted"),
        ("see https://evil.example", "see https\\://evil.example"),
        ("discord.gg/abc and Discord.com/x", "discord\\.gg/abc and Discord\\.com/x"),
        ("so :smile: it", "so \\:smile: it"),
        ("at 10:30, 3 - 2 = 1. Yes", "at 10:30, 3 - 2 = 1. Yes"),
        ("“We’re done,” she said.", "“We’re done,” she said."),
    ],
)
def test_as_few_backslashes_as_needed(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_inline_drops_what_turns_or_hides() -> None:
    assert inline("Quay\u202e shut\u200b\n*now*") == "Quay shut \\*now\\*"


def test_link_cannot_be_broken_out_of() -> None:
    assert link("a](b) c", "https://a.example/x_(y)") == "[a\\](b) c](https://a.example/x_%28y%29)"
    assert link("Quay", None) == "Quay"
