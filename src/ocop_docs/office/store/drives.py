"""Which drive a folder is on: SQLite's locks and flushes do not hold on one of another machine."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
_OF_OTHER_MACHINES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "fuse.sshfs"})


def is_network_drive(folder: Path) -> bool:
    """Whether the folder is on a drive of another machine, as far as the system tells (Linux)."""
    try:
        lines = MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    mounted = {_place(line.split()[4]): line.partition(" - ")[2].split()[0] for line in lines if " - " in line}
    place = folder.resolve()
    return next((mounted[one] for one in (place, *place.parents) if one in mounted), "") in _OF_OTHER_MACHINES


def _place(written: str) -> Path:
    r"""A mount's path, in which blanks are written as `\040`."""
    return Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), written))
