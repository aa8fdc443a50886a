"""Limits of one call in a worker process: seconds, memory, size of a file.

Linux enforces all of them, macOS not that of memory. Windows has only the seconds of the clock, counted outside.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from ocop_docs.settings import settings


class Limits(NamedTuple):
    """What one call may take: seconds of the clock, of a processor, MB of address space, MB of one file."""

    seconds: int
    cpu_seconds: int
    memory_mb: int
    file_mb: int = 500


def for_word_files() -> Limits:
    """Return the limits of judging a Word file from outside, or of filling an office's own template."""
    return Limits(settings().work_seconds, settings().work_cpu_seconds, settings().work_memory_mb)


def for_tables() -> Limits:
    """Return the limits of reading a table from outside, whose rows are many documents."""
    seconds = settings().work_table_seconds
    return Limits(seconds, seconds, settings().work_memory_mb)


def enforce(limits: Limits) -> None:
    """Limit this process and what it starts; seconds of a processor count from now on."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + limits.cpu_seconds)
    _set(resource.RLIMIT_FSIZE, limits.file_mb << 20)
    limit_memory(limits.memory_mb)


def limit_memory_only(megabytes: int) -> None:
    """Limit the address space of this process and of what it starts, and lift the other limits of a call."""
    if sys.platform == "win32":
        return
    import resource

    for kind in (resource.RLIMIT_CPU, resource.RLIMIT_FSIZE):
        _set(kind, resource.RLIM_INFINITY)
    limit_memory(megabytes)


def limit_memory(megabytes: int) -> None:
    """Limit the address space of this process and of what it starts; none leaves its memory on the disk."""
    if sys.platform == "win32":
        return
    import resource

    _set(resource.RLIMIT_AS, megabytes << 20)
    _set(resource.RLIMIT_CORE, 0)


def _set(kind: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(kind)
    unlimited = resource.RLIM_INFINITY
    least = most if hard == unlimited else hard if most == unlimited else min(most, hard)
    resource.setrlimit(kind, (least, hard))


def peak_memory_mb() -> int:
    """Return the most memory that this process ever held; 0 where the system does not tell."""
    if sys.platform == "linux":
        # ru_maxrss is no use here: it counts the memory of the program that started this process, too.
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM:")), 0)
    if sys.platform == "win32":
        return 0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 20
