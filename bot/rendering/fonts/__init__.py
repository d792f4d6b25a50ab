"""The typeface of pictures: Noto Sans, bundled so that a picture looks the same on every machine."""

from __future__ import annotations

import functools
import io
from importlib import resources

from PIL import ImageFont

_FILE = "noto-sans-2.015.ttf"
REGULAR, BOLD = 400, 700
# Sizes and weights in use, with room to spare.
_CACHE = 64


@functools.lru_cache(maxsize=_CACHE)
def font(size: int, weight: int = REGULAR) -> ImageFont.FreeTypeFont:
    """Return the typeface at a size in pixels. It has Latin, Greek and Cyrillic; all else is drawn as an empty box."""
    found = ImageFont.truetype(io.BytesIO(resources.files(__name__).joinpath(_FILE).read_bytes()), size)
    found.set_variation_by_axes([weight, 100])
    return found


def width(text: str, size: int, weight: int = REGULAR) -> float:
    """Measure a line of text in pixels."""
    return font(size, weight).getlength(text)
