"""What components of the pipeline share that annotate several documents at once."""

from __future__ import annotations

import itertools
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc


class Batched(ABC):
    """A component of spaCy's pipeline that annotates documents in place, a batch at a time."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 16) -> Iterator[Doc]:
        """Annotate documents, in order, in batches."""
        waiting = iter(docs)
        while batch := list(itertools.islice(waiting, batch_size)):
            if written := [doc for doc in batch if len(doc)]:
                self._annotate(written)
            yield from batch

    @abstractmethod
    def _annotate(self, docs: Sequence[Doc]) -> None:
        """Annotate documents that have a token each."""
