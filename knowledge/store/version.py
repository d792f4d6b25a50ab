"""The writer's version: it changes whenever a snapshot of the same records might come out differently."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path


@functools.cache
def writer_version() -> str:
    """Fingerprint the code that turns records into a snapshot: who is who across documents, tables, columns."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for path in sorted(folder.glob("*.py")):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
