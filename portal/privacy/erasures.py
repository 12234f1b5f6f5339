"""Erasures and withdrawals that can be proved, and that outlive the restore of a backup.

Each is a row without words and, once the transaction is over, a line in a file that lies apart from the
database (ERASURE_LIST). After a backup was restored, `reapply_erasures` reads the file and does each again.
"""

import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from .models import Erasure

log = logging.getLogger(__name__)

# {kind: again}: again(hashes, now) does it again to what is there under these hashes, and returns how many.
ERASERS: dict[str, Callable] = {}


def register(kind, erase):
    """`kind` is app.model, or app.withdrawal; found in each app's keeping.py."""
    ERASERS[kind] = erase


def hash_of(key):
    """What stands for a key of chance (a UUID): nobody can go from one to the other without having both."""
    return hashlib.sha256(str(key).encode()).hexdigest()


def prove(*, kind, key, removed, now):
    """Write down that it was erased or taken back. Call it inside the transaction of the deed, every time."""
    proof, is_new = Erasure.objects.get_or_create(
        kind=kind, key_hash=hash_of(key), defaults={"at": now, "removed": removed}
    )
    if is_new:
        transaction.on_commit(lambda: _note(proof))
    return proof


def _note(proof):
    """A full disk must not undo an erasure: the line is missing until `heal` writes it in the night."""
    try:
        write([proof])
    except OSError:
        log.exception("An erasure could not be written into its list. The nightly job tries again.")


def write(proofs):
    """Append a line for each, whole or not at all, also when several processes write at once."""
    path = Path(settings.ERASURE_LIST)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write(_after_a_torn_line(file) + b"".join(map(_line, proofs)))
        file.flush()
        os.fsync(file.fileno())


def _after_a_torn_line(file):
    """A machine that lost its power may leave half a line: the next one begins below it."""
    if not file.seek(0, os.SEEK_END):
        return b""
    file.seek(-1, os.SEEK_END)
    return b"" if file.read(1) == b"\n" else b"\n"


def _line(proof):
    told = {
        "kind": proof.kind,
        "key": proof.key_hash,
        "at": proof.at.isoformat(),
        "removed": proof.removed,
    }
    return json.dumps(told).encode() + b"\n"


def listed() -> Iterator[Erasure]:
    """What the file holds, as rows that are not saved. Half a line is passed over."""
    path = Path(settings.ERASURE_LIST)
    for line in path.read_bytes().splitlines() if path.exists() else []:
        try:
            told = json.loads(line)
            at = datetime.fromisoformat(told["at"])
            yield Erasure(kind=told["kind"], key_hash=told["key"], at=at, removed=told["removed"])
        except (ValueError, KeyError, TypeError):
            log.warning("A line in the list of erasures cannot be read and is passed over.")


def heal():
    """Write into the file what the table has and the file has not. Returns how many lines were missing."""
    written = {(proof.kind, proof.key_hash) for proof in listed()}
    proofs = Erasure.objects.order_by("at", "pk").iterator()
    missing = [proof for proof in proofs if (proof.kind, proof.key_hash) not in written]
    if missing:
        write(missing)
    return len(missing)


def reapply(*, now):
    """Do again whatever the file says was done. Returns how many were there. Safe to repeat."""
    hashes = {kind: set() for kind in ERASERS}
    for proof in listed():
        _know_again(proof)
        hashes.setdefault(proof.kind, set()).add(proof.key_hash)
    return sum(ERASERS[kind](hashes[kind], now) for kind in ERASERS if hashes[kind])


def _know_again(proof):
    facts = {"at": proof.at, "removed": proof.removed}
    Erasure.objects.get_or_create(kind=proof.kind, key_hash=proof.key_hash, defaults=facts)


def proof_of(kind, key):
    """The proof that this was erased, or None."""
    return Erasure.objects.filter(kind=kind, key_hash=hash_of(key)).first()
