"""A command -> what it cost, from its start to its end, with all the processes that it started."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_UNITS = 1024 * 1024 if sys.platform == "darwin" else 1024  # of ru_maxrss in a MiB
_MIB = 1024 * 1024
_PAUSE = 0.05
_SHARE = 0.02  # of the time that looking at memory may take, since it slows down what it looks at


class FailedError(RuntimeError):
    """A command that did not end well; its text has what it printed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What a command cost.

    wall, cpu: seconds; cpu in user and system mode, of the command and of what it started. largest_mib: the largest
    resident size of any one process. tree_mib: the largest sum over all its processes at one moment, memory that
    several share counted once (proportional set size); 0 where there is no /proc, or the run was too short to look.
    Linux counts the process that started the command to the first of the two: callers stay small.
    output: what it printed.
    """

    wall: float
    cpu: float
    largest_mib: float
    tree_mib: float
    output: str


def run(command: Sequence[str], cwd: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command in the folder ``cwd``. Raises FailedError."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **(environment or {})}
    with tempfile.TemporaryFile() as output:
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # by which its processes are found
        )
        memory = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        memory.stop()
        output.seek(0)
        told = output.read().decode(errors="replace")
    if process.returncode:
        raise FailedError(f"{' '.join(command)} ended with {process.returncode}:\n{told[-4000:]}")
    return Cost(
        wall=wall,
        cpu=usage.ru_utime + usage.ru_stime,
        largest_mib=usage.ru_maxrss / _UNITS,
        tree_mib=memory.peak / _MIB,
        output=told,
    )


class _Memory:
    """Looks at the memory of a process and of its descendants, for as long as they run."""

    def __init__(self, pid: int) -> None:
        self.peak = 0.0
        self._pid = pid
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop looking."""
        self._stopped.set()
        self._thread.join()

    def _look(self) -> None:
        pause = _PAUSE
        while not self._stopped.wait(pause):
            began = time.thread_time()  # on a busy machine, waiting costs nobody anything
            pids = tuple(_together(self._pid))
            if sum(map(_resident, pids)) > self.peak:  # what is shared counts several times in it: an upper bound
                self.peak = max(self.peak, sum(map(_proportional, pids)))
            pause = max(_PAUSE, (time.thread_time() - began) / _SHARE)


def _together(session: int) -> Iterator[int]:
    """The processes of a session, which those that are forked stay in."""
    for folder in Path("/proc").glob("[0-9]*"):
        fields = _text(folder / "stat").rpartition(")")[2].split()  # the name before it may hold anything
        if fields and int(fields[3]) == session:
            yield int(folder.name)


def _resident(pid: int) -> int:
    """Bytes; 0 of a process that has ended."""
    fields = _text(Path(f"/proc/{pid}/statm")).split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0


def _proportional(pid: int) -> int:
    lines = _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="ascii", errors="replace")
    except OSError:  # it ended meanwhile
        return ""
