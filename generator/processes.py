"""Work in numbered pieces -> results in order, by copies of this process that share what it had in memory.

Forked, so that a site's configuration, templates and files need not be sent anywhere; only results travel.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Result = TypeVar("Result")

_work: Callable[[int], Any] | None = None
"""What the copies do: set before they are made, so that it need not be pickled."""


def processes() -> int:
    """How many processes can run at once here; 1 where processes cannot be copied."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(count: int, work: Callable[[int], Result], *, copies: int) -> Iterator[Result]:
    """``work(0) … work(count - 1)``, in this order, done in ``copies`` copies of this process; in itself if only one.

    What ``work`` changes in memory is lost with its copy; its result is pickled. Raises what it raises.
    """
    global _work
    if copies < 2 or not count:
        yield from map(work, range(count))
        return
    _work = work
    try:
        with ProcessPoolExecutor(min(copies, count), multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_do, range(count))
    finally:
        _work = None


def _do(number: int) -> Any:
    assert _work is not None
    return _work(number)
