#!/usr/bin/env python3
"""Compares two folders that one demo left on two systems: each file byte for byte, and the parts of a zip (DOCX, XLSX) where the zip
itself differs: its header says which system made it."""
import sys, zipfile
from pathlib import Path

one, other = (Path(folder) for folder in sys.argv[1:3])
# A lock says which process held it (on Windows beside it, too); what lists keep, and the tracker, know the age of files; papers.ron has the path.
OWN = {"journal.lock", "journal.holder", "listings", "listing", "tracker.sqlite", "tracker.sqlite-wal", "tracker.sqlite-shm", "papers.ron", "station.code"}


def files(folder):
    return {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file() and path.name not in OWN}


def parts(path):
    with zipfile.ZipFile(path) as packed:
        return [(name, packed.read(name)) for name in packed.namelist()]


a, b = files(one), files(other)
bad = [f"only on one system: {name}" for name in sorted(a.keys() ^ b.keys())]
same = packed = 0
for name in sorted(a.keys() & b.keys()):
    if a[name].read_bytes() == b[name].read_bytes():
        same += 1
    elif zipfile.is_zipfile(a[name]) and parts(a[name]) == parts(b[name]):
        packed += 1
    else:
        bad.append(f"differs: {name}")
print(f"{same} files are the same to the byte, {packed} but for the header of the zip, {len(bad)} differ")
print("\n".join(bad))
sys.exit(bool(bad))
