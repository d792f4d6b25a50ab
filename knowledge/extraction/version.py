"""The extractor's version: it changes whenever an extraction might come out differently."""

from __future__ import annotations

import functools
import hashlib
from importlib.metadata import version
from pathlib import Path

# Weights that are used when a question is answered, not when a document is read.
_NOT_EXTRACTION = frozenset({"passages.json", "reader.npz", "reader.pieces.npz", "words.npz", "english.npz"})


@functools.cache
def extractor_version() -> str:
    """Fingerprint whatever an extraction depends on besides the document: code, weights, spaCy."""
    root = Path(__file__).parents[1]
    digest = hashlib.sha256(version("spacy").encode())
    for folder in ("language", "extraction", "models"):
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and path.suffix not in {".pyc", ".md"} and path.name not in _NOT_EXTRACTION:
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    for name in ("facts.py", "entities.py", "record.py", "documents/model.py"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()[:16]
