"""What one question was made into and searched for: intents, checks and what is offered in the end ask for the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from bot.conversation.understanding import Understood
from knowledge.retrieval.pool import Pool, gather
from knowledge.retrieval.query import Query
from knowledge.retrieval.ranker import Ranker
from knowledge.retrieval.search import Search
from knowledge.store.snapshot import Snapshot

_Found = TypeVar("_Found", Pool, Search)


class Searches:
    """The queries, pools and searches of one turn, each made once; iterates over the searches."""

    def __init__(self) -> None:
        self._pools: list[tuple[Query, int | None, Pool]] = []
        self._queries: list[tuple[Understood, Query]] = []
        self._made: list[tuple[Query, int | None, Search]] = []

    def __len__(self) -> int:
        return len(self._made)

    def __iter__(self) -> Iterator[Search]:
        return (search for *_, search in self._made)

    def query(self, understood: Understood, make: Callable[[], Query]) -> Query:
        """The query of a question as it was understood, or as it was made whole from what came before."""
        for asked, found in self._queries:
            if asked is understood:
                return found
        self._queries.append((understood, make()))
        return self._queries[-1][1]

    def pool(self, snapshot: Snapshot, query: Query, document: int | None) -> Pool:
        """The sentences that may answer a query, in all documents or in one."""
        return _once(self._pools, query, document, lambda: gather(snapshot, query, document=document))

    def of(self, snapshot: Snapshot, query: Query, document: int | None, ranker: Ranker) -> Search:
        """The search of a query, in all documents or in one."""
        pool = self.pool(snapshot, query, document)
        return _once(self._made, query, document, lambda: Search(query, pool, ranker))


def _once(
    kept: list[tuple[Query, int | None, _Found]], query: Query, document: int | None, make: Callable[[], _Found]
) -> _Found:
    """What was made of a query before, or is made now."""
    for asked, where, found in kept:
        if where == document and asked == query:
            return found
    kept.append((query, document, make()))
    return kept[-1][2]
