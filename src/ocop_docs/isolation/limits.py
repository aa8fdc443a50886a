"""Limits of one call in a worker process: seconds, memory, size of a file.

Linux enforces all of them, macOS not that of memory. Windows has only the seconds of the clock, counted outside.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple


class Limits(NamedTuple):
    """What one call may take: seconds of the clock and of a processor, MB of address space, MB of one file."""

    seconds: int
    memory_mb: int
    file_mb: int = 500


def enforce(limits: Limits) -> None:
    """Limit this process and what it starts; seconds of a processor count from now on."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    _set(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + 1 + limits.seconds)
    _set(resource.RLIMIT_FSIZE, limits.file_mb << 20)
    limit_memory(limits.memory_mb)


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
    resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


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
