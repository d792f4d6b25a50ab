"""Bytes to text, strictly: a wrong guess at the encoding would alter every quotation."""

from __future__ import annotations

import codecs

from knowledge.documents.readers.building import ReadError


def decode(data: bytes) -> str:
    """Decode UTF-8 (with or without a byte order mark) or UTF-16 (with one); line ends stay as they are.

    Raise ReadError with the way to convert the file where it is neither.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ReadError(f"It is broken UTF-16 text (at byte {error.start}); save it as UTF-8.") from None
    if b"\x00" in data:
        raise ReadError("It is binary data, not text.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ReadError(
            f"It is not UTF-8 text (byte 0x{data[error.start]:02X} at {error.start}); convert it, for "
            "example with: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW"
        ) from None
