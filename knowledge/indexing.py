"""Reads, extracts, checks, publishes a snapshot; the only room that knows readers, extraction and store."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from filelock import FileLock, Timeout
from pydantic import BaseModel, ConfigDict

from knowledge.documents.collection import CollectionError, Rejection, read_collection
from knowledge.documents.model import Document
from knowledge.extraction.version import extractor_version
from knowledge.record import DocumentRecord
from knowledge.store import publishing
from knowledge.store.passages import write_passages
from knowledge.store.snapshot import Snapshot, StoreError, open_snapshot
from knowledge.store.version import writer_version
from knowledge.store.writer import write_database

Progress = Callable[[str, int, int], None]
MAX_BYTES = 10_000_000
# Starting a worker costs two seconds (spaCy and its model); below this many documents one does it all.
_DOCUMENTS_A_JOB = 24
_CHUNK = 8


class IndexReport(BaseModel):
    """What an indexing run did: documents by id, facts by kind, seconds."""

    model_config = ConfigDict(frozen=True)

    snapshot: str
    documents: int
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    reused: int = 0
    rejections: tuple[Rejection, ...] = ()
    facts: dict[str, int] = {}
    dropped_facts: int = 0
    seconds: float = 0.0


def build(
    documents: Path,
    store: Path,
    *,
    jobs: int = 0,
    keep: int = 3,
    max_bytes: int = MAX_BYTES,
    progress: Progress | None = None,
    also: Sequence[Path] = (),
    reuse: Sequence[Path] = (),
) -> IndexReport:
    """Read `documents` (a folder or one file), build a snapshot beside the current one, publish it.

    The documents of `also` join them, where none of theirs has the same id or text; what another store of
    `reuse` has extracted from the same document is taken over. `jobs` processes extract (0: as many as pay
    off); `keep` finished snapshots stay. Raises StoreError, with a sentence for the user, where nothing can
    be read or another build is running; whatever happens before the last rename leaves the current snapshot
    as it was.
    """
    began = time.perf_counter()
    tell = progress or (lambda stage, done, total: None)
    tell("reading", 0, 1)
    try:
        collection = read_collection(documents, *also, max_bytes=max_bytes)
    except CollectionError as error:
        raise StoreError(str(error)) from error
    except OSError as error:
        raise StoreError(f"The documents in {documents} cannot be read: {error.strerror or error}.") from error
    if not collection.documents:
        raise StoreError(_nothing_to_index(documents, collection.rejections))
    try:
        store.mkdir(parents=True, exist_ok=True)
        with FileLock(store / ".lock", timeout=0):
            return _build((store, *reuse), collection.documents, collection.rejections, jobs, keep, tell, began)
    except Timeout as error:
        raise StoreError(f"Another `onrecord index` is writing to {store}. Wait until it is done.") from error
    except OSError as error:
        raise StoreError(
            f"The fact store in {store} cannot be written ({error.strerror or error}). "
            "Name another folder, or mend its permissions."
        ) from error


def _nothing_to_index(documents: Path, rejections: Sequence[Rejection]) -> str:
    if not rejections:
        return f"There is no document in {documents}. Put .txt, .md, .jsonl, .html or .pdf files there."
    reasons = "; ".join(f"{r.source}: {r.reason}" for r in rejections[:3])
    return f"None of the {len(rejections)} documents in {documents} could be read ({reasons})."


def _build(
    stores: Sequence[Path],
    documents: Sequence[Document],
    rejections: Sequence[Rejection],
    jobs: int,
    keep: int,
    tell: Progress,
    began: float,
) -> IndexReport:
    """Build into the first of the stores, from what it and the others have extracted already."""
    version = extractor_version()
    store, *others = stores
    previous = _previous(store)
    try:
        known = {} if previous is None else previous.content_hashes()
        same = known == {d.id: d.content_hash for d in documents}
        made = None if previous is None else (previous.meta["extractor"], previous.meta.get("writer"))
        if previous is not None and same and made == (version, writer_version()):
            return _nothing_new(previous, rejections, began)
        cached = {} if previous is None else _cached(previous, documents, version)
    finally:
        if previous is not None:
            previous.close()
    for other in others:
        cached |= _borrowed(other, [d for d in documents if d.id not in cached], version)
    records, failures = _extract([d for d in documents if d.id not in cached], jobs, tell)
    kept, dropped = _checked(documents, records | cached)
    if not kept:
        why = failures[0].reason if failures else "They hold no text."
        raise StoreError(f"None of the documents could be analysed, and nothing has changed. {why}")
    name, counts = _write(store, kept, version, keep, tell)
    now = {r.document.id: r.document.content_hash for r in kept}
    return IndexReport(
        snapshot=name,
        documents=len(kept),
        added=tuple(i for i in now if i not in known),
        removed=tuple(i for i in known if i not in now),
        changed=tuple(i for i in now if i in known and known[i] != now[i]),
        unchanged=sum(known.get(i) == h for i, h in now.items()),
        reused=len(cached),
        rejections=(*rejections, *failures),
        facts=counts,
        dropped_facts=dropped,
        seconds=round(time.perf_counter() - began, 3),
    )


def _checked(documents: Sequence[Document], records: Mapping[str, DocumentRecord]) -> tuple[list[DocumentRecord], int]:
    """The records in the documents' order, each with only the facts whose spans hold; and how many were dropped."""
    pairs = [records[d.id].checked() for d in documents if d.id in records]
    return [record for record, _ in pairs], sum(lost for _, lost in pairs)


def _write(
    store: Path, records: Sequence[DocumentRecord], version: str, keep: int, tell: Progress
) -> tuple[str, dict[str, int]]:
    """Write a snapshot beside the current one, open it as a reader will, then make it the current one."""
    tell("writing", 0, 1)
    name, folder = publishing.begin(store)
    built = datetime.now(UTC).isoformat(timespec="seconds")
    meta = {"extractor": version, "writer": writer_version(), "built": built, "documents": str(len(records))}
    counts = write_database(folder / "facts.db", [(r, version) for r in records], meta=meta)
    write_passages(folder / "passages", records)
    _prove(folder)
    publishing.publish(store, name, folder)
    publishing.sweep(store, keep=keep)
    tell("writing", 1, 1)
    return name, dict(counts)


def _nothing_new(previous: Snapshot, rejections: Sequence[Rejection], began: float) -> IndexReport:
    count = len(previous.documents())
    return IndexReport(
        snapshot=previous.name,
        documents=count,
        unchanged=count,
        reused=count,
        rejections=tuple(rejections),
        seconds=round(time.perf_counter() - began, 3),
    )


def _previous(store: Path) -> Snapshot | None:
    try:
        return open_snapshot(store)
    except StoreError:
        return None


def _cached(previous: Snapshot, documents: Sequence[Document], version: str) -> dict[str, DocumentRecord]:
    """Records that the previous snapshot holds for unchanged documents, made by this very extractor."""
    found = {}
    for document in documents:
        payload = previous.extraction(document.content_hash, version)
        if payload is not None:
            found[document.id] = DocumentRecord.model_validate_json(payload)
    return found


def _borrowed(store: Path, documents: Sequence[Document], version: str) -> dict[str, DocumentRecord]:
    """Records that another store's current snapshot holds for the same documents."""
    snapshot = _previous(store) if documents else None
    if snapshot is None:
        return {}
    try:
        return _cached(snapshot, documents, version)
    finally:
        snapshot.close()


def _prove(folder: Path) -> None:
    """Open what was written, as a reader will; raise StoreError where that fails."""
    snapshot = Snapshot(folder)
    try:
        snapshot.check()
    finally:
        snapshot.close()


def _extract(
    documents: Sequence[Document], jobs: int, tell: Progress
) -> tuple[dict[str, DocumentRecord], list[Rejection]]:
    if not documents:
        return {}, []
    workers = min(jobs or os.cpu_count() or 1, max(1, len(documents) // (1 if jobs else _DOCUMENTS_A_JOB)))
    chunks = [documents[i : i + _CHUNK] for i in range(0, len(documents), _CHUNK)]
    done, records, failures = 0, {}, []
    tell("extracting", 0, len(documents))
    for results in _run(chunks, workers):
        for document_id, payload, reason in results:
            if payload is None:
                failures.append(Rejection(source=document_id, reason=reason))
            else:
                records[document_id] = DocumentRecord.model_validate_json(payload)
        done += len(results)
        tell("extracting", done, len(documents))
    return records, failures


Result = tuple[str, bytes | None, str]


def _run(chunks: Sequence[Sequence[Document]], workers: int) -> Iterator[list[Result]]:
    """Extract chunk by chunk, here or in worker processes; a worker that dies costs its chunk alone."""
    if workers <= 1:
        yield from map(_extract_chunk, chunks)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        pending = {pool.submit(_extract_chunk, chunk): chunk for chunk in chunks}
        for future in as_completed(pending):
            try:
                yield future.result()
            except BrokenProcessPool:
                reason = "The process that analysed it was killed, perhaps for want of memory; try fewer --jobs."
                yield [(document.id, None, reason) for document in pending[future]]


def _extract_chunk(documents: Sequence[Document]) -> list[Result]:
    from knowledge.extraction.extract import extract_all

    try:
        return [(r.document.id, r.model_dump_json().encode(), "") for r in extract_all(documents)]
    except Exception as error:  # noqa: BLE001 - the outermost edge of a worker: one bad document must not stop the rest
        if len(documents) == 1:
            return [
                (
                    documents[0].id,
                    None,
                    f"It could not be analysed ({type(error).__name__}); please report this.",
                )
            ]
    return [result for document in documents for result in _extract_chunk([document])]
