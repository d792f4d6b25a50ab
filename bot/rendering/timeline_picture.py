"""A timeline as a picture, SVG or PNG, with the text that stands for it where it cannot be seen."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal
from xml.sax.saxutils import escape

from PIL import Image, ImageDraw, PngImagePlugin

from bot.rendering.fonts import BOLD, font
from bot.rendering.timeline_layout import CUT, WIDTH, Item, Layout, lay_out, readable

Theme = Literal["light", "dark"]
# Contrast of text to ground is at least 4.5 to 1 in both.
COLOURS: dict[Theme, dict[str, str]] = {
    "light": {"ground": "#ffffff", "text": "#1c1f23", "muted": "#5c636e", "accent": "#2a5fae", "rail": "#b9c0ca"},
    "dark": {"ground": "#1e1f22", "text": "#f2f3f5", "muted": "#b3b8c2", "accent": "#8cb8fa", "rail": "#5a5e68"},
}
_FAMILY = "'Noto Sans', 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
_DOT = 4.5
_BAR = 5
# What XML cannot hold even escaped.
_UNPRINTABLE = {n: " " for n in range(32) if n not in (9, 10, 13)} | {0xFFFE: " ", 0xFFFF: " "}


def svg(items: Sequence[Item], *, title: str = "", theme: Theme = "light", scale: bool = False) -> str:
    """Draw a timeline as SVG; its title and description hold every sentence whole."""
    layout = lay_out(items, title=title, scale=scale)
    colours = COLOURS[theme]
    height = round(layout.height)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'role="img" aria-labelledby="title desc" font-family="{_FAMILY}">',
        f'<title id="title">{_xml(title or "Timeline")}</title>',
        f'<desc id="desc">{_xml(alternative_text(items))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="{colours["ground"]}"/>',
        *_svg_rail(layout, colours),
    ]
    for line in layout.lines:
        style = line.style
        weight = ' font-weight="bold"' if style.weight == BOLD else ""
        parts.append(
            f'<text x="{line.x:g}" y="{line.y:g}" font-size="{style.size}"{weight} '
            f'fill="{colours[style.colour]}">{_xml(line.text)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _svg_rail(layout: Layout, colours: dict[str, str]) -> list[str]:
    x, top, bottom = layout.rail
    rail, accent = colours["rail"], colours["accent"]
    parts = [f'<path d="M{x:g} {top:g}V{bottom:g}" stroke="{rail}" stroke-width="2"/>']
    for mark in layout.marks:
        parts.append(
            f'<path d="M{x:g} {mark.top:.1f}L{x + 22:g} {mark.label:.1f}" stroke="{rail}" stroke-width="1.5"/>'
        )
    for mark in layout.marks:
        if mark.bottom > mark.top:
            parts.append(f'<path d="M{x:g} {mark.top:.1f}V{mark.bottom:.1f}" stroke="{accent}" stroke-width="{_BAR}"/>')
        parts.append(f'<circle cx="{x:g}" cy="{mark.top:.1f}" r="{_DOT:g}" fill="{accent}"/>')
    return parts


def png(
    items: Sequence[Item], *, title: str = "", theme: Theme = "light", scale: bool = False, density: int = 2
) -> bytes:
    """Draw a timeline as PNG, `density` pixels for each of CSS; its text chunk "Description" holds every sentence.

    Takes some hundred milliseconds: call it in a thread or a process of its own.
    """
    layout = lay_out(items, title=title, scale=scale)
    colours = COLOURS[theme]
    image = Image.new("RGB", (WIDTH * density, round(layout.height) * density), colours["ground"])
    draw = ImageDraw.Draw(image)
    _draw_rail(draw, layout, colours, density)
    for line in layout.lines:
        style = line.style
        face = font(style.size * density, style.weight)
        draw.text((line.x * density, line.y * density), line.text, colours[style.colour], face, anchor="ls")
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Title", title or "Timeline")
    info.add_itxt("Description", alternative_text(items))
    out = io.BytesIO()
    # A palette is a third of the size; one level further of compression takes four times as long for a thirtieth.
    few = image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, "PNG", compress_level=6, pnginfo=info)
    return out.getvalue()


def _draw_rail(draw: ImageDraw.ImageDraw, layout: Layout, colours: dict[str, str], density: int) -> None:
    x, top, bottom = (value * density for value in layout.rail)
    draw.line((x, top, x, bottom), colours["rail"], 2 * density)
    for mark in layout.marks:
        draw.line(
            (x, mark.top * density, x + 22 * density, mark.label * density), colours["rail"], round(1.5 * density)
        )
    for mark in layout.marks:
        draw.line((x, mark.top * density, x, mark.bottom * density), colours["accent"], _BAR * density)
        draw.circle((x, mark.top * density), _DOT * density, colours["accent"])


def alternative_text(items: Sequence[Item], limit: int | None = None) -> str:
    """Tell the entries in words, a line each; beyond `limit` characters cut at a word, the cut marked."""
    told = "\n".join(_told(item) for item in items)
    if limit is None or len(told) <= limit:
        return told
    short = told[: limit - len(CUT) + 1]
    return short[: max(short.rfind(" "), short.rfind("\n"), 0)] + CUT


def _told(item: Item) -> str:
    beside = "; ".join(part for part in (item.source, item.also, *item.notes) if part)
    return f"{readable(item.date)}: {item.text}" + (f" ({beside})" if beside else "")


def _xml(text: str) -> str:
    return escape(text.translate(_UNPRINTABLE))
