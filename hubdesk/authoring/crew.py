"""Reading many pages: in several processes where that is worth it and can be done, else one by one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from hubdesk.authoring.page import PageReader, ReadPage
from hubdesk.authoring.settings import read_settings
from hubdesk.authoring.source import gather
from hubdesk.model.progress import CancelToken, Progress, Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

WORTH_IT = 400  # pages; for fewer, starting processes takes longer than reading
_CHUNK = 64
_STEP = "Reading pages"

_reader: PageReader | None = None  # of a worker process: made once, when it starts


def read_pages(reader: PageReader, files: Sequence[str], report: Report, token: CancelToken) -> list[ReadPage]:
    """Read pages.

    Args:
        reader: reads one page. Each process makes one of its own.
        files: the pages to read; the answer has their order, whoever read them.
        report: called after each chunk of pages.
        token: asked between chunks.
    Raises:
        CancelledError: somebody asked to stop; no process is left running.
    """
    workers = os.cpu_count() or 1
    # A frozen program would have to be started anew for every worker: it reads by itself.
    if len(files) > WORTH_IT and workers > 1 and not getattr(sys, "frozen", False):
        try:
            return _read_together(reader, files, report, token, workers)
        except (BrokenProcessPool, OSError, RuntimeError):
            pass  # no processes to be had here (a locked-down system, no shared memory): read as below, all anew
    pages: list[ReadPage] = []
    for first in range(0, len(files), _CHUNK):
        token.check()
        report(Progress(first, len(files), _STEP))
        pages += _read_chunk(reader, files[first : first + _CHUNK])
    report(Progress(len(files), len(files), _STEP))
    return pages


def _read_together(
    reader: PageReader, files: Sequence[str], report: Report, token: CancelToken, workers: int
) -> list[ReadPage]:
    chunks = [files[first : first + _CHUNK] for first in range(0, len(files), _CHUNK)]
    # Spawned, not forked: a window may be open and threads may run.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(
        min(workers, len(chunks)), mp_context=context, initializer=_start, initargs=(reader.root,)
    )
    try:
        futures: list[Future[list[ReadPage]]] = [pool.submit(_work, chunk) for chunk in chunks]
        pending, done_pages = set(futures), 0
        report(Progress(0, len(files), _STEP))
        while pending:
            token.check()
            done, pending = wait(pending, timeout=0.1, return_when=FIRST_COMPLETED)
            for future in done:
                done_pages += len(future.result())
                report(Progress(done_pages, len(files), _STEP))
        return [page for future in futures for page in future.result()]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _start(root: Path) -> None:
    """Make a reader from the folder itself.

    It is not sent: a worker that dies as it starts (a script without a main guard starts it) would leave us writing
    for ever into a pipe that nobody reads, as soon as there is more to send than the 64 KiB that a pipe holds.
    """
    global _reader
    if multiprocessing.parent_process() is not None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who waits: that one stops us
    folder = gather(root, [])
    _reader = PageReader(folder, read_settings(folder, []))


def _work(files: Sequence[str]) -> list[ReadPage]:
    assert _reader is not None
    return _read_chunk(_reader, files)


def _read_chunk(reader: PageReader, files: Sequence[str]) -> list[ReadPage]:
    """Read some pages without the collector of cycles, which would look through all tokens again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        return [reader.read(file) for file in files]
    finally:
        if was_on:
            gc.enable()
