"""Extraction on this machine: in this process for a few texts, in a pool of processes for many."""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from itertools import chain

from peaceledger.batches import Tools, map_batch
from peaceledger.config import Settings
from peaceledger.errors import LedgerError, UsageError
from peaceledger.packs import Lexicon
from peaceledger.records import Capture
from peaceledger.store import Batch

Captures = Sequence[Capture]

FEW_CHARACTERS = 200_000  # about 40 articles: below that a pool's start (two imports of spaCy) costs more than it saves
LITTER = 50_000  # new objects after which a worker looks for waste: tokens come and go by thousands a sentence, and are none
_tools: Tools | None = None
AHEAD = 2  # batches waiting per worker, so that none idles and texts are not read long before their turn


class LocalEngine:
    """Runs ``map_batch`` here.

    Args:
        settings: Packs, model and number of workers.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def map(self, batches: Iterable[Captures], tools: Tools) -> Generator[Batch, None, None]:
        """Yield the result of every batch, in any order.

        Raises:
            LedgerError: If a worker process died.
        """
        first, rest, many = _peek(iter(batches))
        if many and self._settings.workers > 1:
            yield from self._pool(chain(first, rest), tools)
        else:
            for batch in chain(first, rest):
                yield map_batch(batch, tools)

    def _pool(self, batches: Iterator[Captures], tools: Tools) -> Generator[Batch, None, None]:
        pool = ProcessPoolExecutor(
            max_workers=self._settings.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_start,
            initargs=(self._settings, tools.lexicon),
        )
        running: set[Future[Batch]] = set()
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for the workers, which are as many as there are cores to use
        try:
            for batch in batches:
                with _deaf_to_ctrl_c():
                    running.add(pool.submit(_work, batch))
                if len(running) >= AHEAD * self._settings.workers:
                    finished, running = wait(running, return_when=FIRST_COMPLETED)
                    yield from (f.result() for f in finished)
            while running:
                finished, running = wait(running, return_when=FIRST_COMPLETED)
                yield from (f.result() for f in finished)
            pool.shutdown()
        except BrokenProcessPool as fault:
            raise LedgerError(
                "A worker process died, most likely for want of memory. Everything finished so far is kept: run the same command "
                "again with fewer --workers."
            ) from fault
        finally:
            _stop(pool)


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Workers that start in here inherit that they do not hear Ctrl-C; this process answers it afterwards.

    Otherwise a worker cut short while it imports, or while it is handed its task, prints a traceback.
    """
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return
    heard: list[int] = []
    answer = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.signal(signal.SIGINT, answer)
        if heard:
            signal.raise_signal(signal.SIGINT)


def _peek(batches: Iterator[Captures]) -> tuple[list[Captures], Iterator[Captures], bool]:
    """Take batches until there is enough work for a pool, or no more."""
    taken: list[Captures] = []
    size = 0
    for batch in batches:
        taken.append(batch)
        size += sum(len(capture.text) for capture in batch)
        if size >= FEW_CHARACTERS:
            return taken, batches, True
    return taken, iter(()), False


def _stop(pool: ProcessPoolExecutor) -> None:
    """End the workers now: what they are at would be thrown away."""
    for worker in list((getattr(pool, "_processes", None) or {}).values()):
        worker.terminate()
    pool.shutdown(cancel_futures=True)  # waits: the pool's own thread must not be closing down while the program ends


def _start(settings: Settings, lexicon: Lexicon) -> None:
    """End when the main process is gone, and hold the tools of this worker."""
    global _tools
    _tools = Tools(settings, lexicon)
    with suppress(UsageError):  # a missing model is told with the first texts
        _ = _tools.parser, _tools.tagger
    gc.set_threshold(LITTER)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # where it could not be blocked from the start
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: "multiprocessing.process.BaseProcess") -> None:
    parent.join()
    os._exit(1)


def _work(batch: Captures) -> Batch:
    assert _tools is not None
    return map_batch(batch, _tools)
