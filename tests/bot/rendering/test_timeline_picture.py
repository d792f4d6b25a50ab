"""Pictures of timelines: nothing overlaps, nothing is altered, all of it can be read or heard."""

from __future__ import annotations

import datetime as dt
import io
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.rendering import timeline_layout
from bot.rendering.fonts import font, width
from bot.rendering.timeline_layout import CUT, SENTENCE, WIDTH, Item, Layout, lay_out, readable, wrap
from bot.rendering.timeline_picture import COLOURS, Theme, alternative_text, png, svg

SENTENCES = (
    "Nobody answered.",
    "“Three of the pillars were cracked,” said Ana Petrović-Ångström — see https://courier.example/" + "quay-" * 20,
    "A report of four hundred pages, kept back until a court had it published, told how the contractor had written "
    "three times in two years, and how every letter had been filed by an office that had moved to another street " * 3,
)
SVG = "{http://www.w3.org/2000/svg}"


def items(count: int, step: int = 3) -> list[Item]:
    first = dt.date(2023, 1, 5)
    days = [first + dt.timedelta(days=step * n * n // 4) for n in range(count)]
    return [Item(day.isoformat(), SENTENCES[n % 3], "Quay · Courier · 2 March 2024") for n, day in enumerate(days)]


def boxes(layout: Layout) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every line's ink, in the typeface it is drawn in."""
    found = []
    for line in layout.lines:
        left, top, right, bottom = font(line.style.size, line.style.weight).getbbox(line.text, anchor="ls")
        found.append((line.x + left, line.y + top, line.x + right, line.y + bottom))
    return found


def overlapping(layout: Layout) -> list[tuple[int, int]]:
    found = boxes(layout)
    pairs = [(a, b) for b in range(len(found)) for a in range(b)]
    return [
        (a, b)
        for a, b in pairs
        if found[a][0] < found[b][2]
        and found[b][0] < found[a][2]
        and found[a][1] < found[b][3]
        and found[b][1] < found[a][3]
    ]


@pytest.mark.parametrize("count", [1, 3, 15, 60])
@pytest.mark.parametrize("scale", [False, True])
def test_no_text_overlaps_another_or_leaves_the_picture(count: int, scale: bool) -> None:
    layout = lay_out(items(count), title="The collapse of the quay and everything since " * 4, scale=scale)
    assert overlapping(layout) == []
    assert all(
        x >= 0 and right <= WIDTH and y >= 0 and bottom <= layout.height for x, y, right, bottom in boxes(layout)
    )


@settings(deadline=None, max_examples=30)
@given(st.lists(st.dates(dt.date(1990, 1, 1), dt.date(2030, 1, 1)), min_size=2, max_size=12), st.booleans())
def test_labels_keep_their_order_and_their_room(days: list[dt.date], months: bool) -> None:
    shown = sorted(d.isoformat()[: 7 if months and n % 2 else 10] for n, d in enumerate(days))
    layout = lay_out([Item(d, "Nobody answered the board.") for d in shown], scale=True)
    assert overlapping(layout) == []
    assert [m.label for m in layout.marks] == sorted(m.label for m in layout.marks)
    _, top, bottom = layout.rail
    assert all(top <= mark.top <= mark.bottom <= bottom for mark in layout.marks)


def test_dates_to_scale_lie_as_far_apart_as_their_days() -> None:
    shown = [Item(d, "Short.") for d in ("2024-01-01", "2024-01-11", "2024-01-31")]
    one, two, three = lay_out(shown, scale=True).marks
    assert (three.top - two.top) == pytest.approx(2 * (two.top - one.top))
    assert all(mark.top == mark.bottom for mark in (one, two, three))


def test_a_month_is_a_bar_and_never_a_day() -> None:
    layout = lay_out([Item("2024-01", "Short."), Item("2024-03-01", "Short.")], scale=True)
    assert layout.marks[0].bottom > layout.marks[0].top
    assert "January 2024" in [line.text for line in layout.lines]
    assert readable("2023") == "2023"


def test_a_day_with_several_sentences_is_written_once() -> None:
    layout = lay_out([Item("2024-01-01", "One."), Item("2024-01-01", "Two.")])
    assert sum(line.text == "1 January 2024" and line.style is not SENTENCE for line in layout.lines) == 2  # and note
    assert len(layout.marks) == 1


@settings(deadline=None)
@given(st.text("ab é—\u00a0\n", max_size=200))
def test_wrapping_alters_nothing_but_the_breaks(text: str) -> None:
    lines = wrap(text, SENTENCE, 120)
    assert "".join("".join(lines).split(" ")) == "".join(text.replace("\n", " ").split(" "))
    assert all(width(line, SENTENCE.size) <= 120 for line in lines)


def test_a_cut_is_marked_and_at_a_word() -> None:
    text = SENTENCES[2]
    lines = wrap(text, SENTENCE, 300, 3)
    assert len(lines) == 3
    kept = " ".join(lines)
    assert kept.endswith(CUT)
    assert text.startswith(kept.removesuffix(CUT) + " ")
    assert wrap("x" * 300, SENTENCE, 60, 2)[-1] == CUT.strip()


def test_the_picture_can_be_heard() -> None:
    shown = items(60)
    told = alternative_text(shown)
    assert all(f"{readable(i.date)}: {i.text}" in told for i in shown)
    short = alternative_text(shown, 1024)
    assert len(short) <= 1024
    assert told.startswith(short.removesuffix(CUT))
    assert alternative_text(shown[:1], 1024) == f"5 January 2023: Nobody answered. ({shown[0].source})"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_svg_is_well_formed_and_holds_every_sentence(theme: Theme) -> None:
    shown = [*items(3), Item("2025-01-01", "A <b>bold</b> & \x07odd sentence.")]
    root = ElementTree.fromstring(svg(shown, title="Fish & <chips>", theme=theme, scale=True))
    assert root.find(f"{SVG}title").text == "Fish & <chips>"
    description = root.find(f"{SVG}desc").text
    assert all(i.text.replace("\x07", " ") in description for i in shown)
    assert root.find(f"{SVG}rect").get("fill") == COLOURS[theme]["ground"]
    assert "Fish & <chips>" in [t.text for t in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_png_is_as_wide_as_a_phone_at_twice_its_pixels(theme: Theme) -> None:
    shown = items(4)
    image = Image.open(io.BytesIO(png(shown, title="Quay", theme=theme)))
    assert image.width == 2 * WIDTH
    assert image.info["Description"] == alternative_text(shown)
    ground = tuple(int(COLOURS[theme]["ground"][n : n + 2], 16) for n in (1, 3, 5))
    assert image.convert("RGB").getpixel((0, 0)) == pytest.approx(ground, abs=2)  # the palette's rounding


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("colour", ["text", "muted", "accent"])
def test_text_stands_out_from_the_ground(theme: Theme, colour: str) -> None:
    def luminance(name: str) -> float:
        parts = [int(COLOURS[theme][name][n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted([luminance("ground"), luminance(colour)])
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_nothing_dated_and_no_date() -> None:
    assert lay_out([]).marks == []
    with pytest.raises(ValueError, match="soon"):
        lay_out([Item("soon", "Nobody answered.")])


def test_of_a_sentence_without_end_only_what_is_shown_is_measured(monkeypatch) -> None:
    measured = []
    width = timeline_layout.width

    def counting(text, *style):
        measured.append(text)
        return width(text, *style)

    monkeypatch.setattr(timeline_layout, "width", counting)
    for text in ("word " * 100_000, "x" * 500_000):
        assert len(wrap(text, SENTENCE, 300, 3)) == 3
    assert len(measured) < 500
    assert max(map(len, measured)) < 500
