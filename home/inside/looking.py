"""Looks into a file from outside: what takes too long, wants too much or breaks hurts nobody but itself."""

import json
import signal
import subprocess
import sys

from django.conf import settings

from . import plain_file
from .found import Inside

SECONDS = 90
PLAIN = {"txt", "md", "csv"}
# Ended by the system, because its time was over.
KILLED = (-signal.SIGXCPU, -signal.SIGKILL)
# Nothing of the portal's own environment: it holds secrets.
ENVIRONMENT = {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}

TOO_LONG = "It took too long to read. Save it again with simpler pages, or in parts."
BROKEN = "It is damaged, or made in a way that we cannot read. Save it again and replace it."


class CannotBeRead(Exception):
    """Its text says why, to the editor."""


def look(path, kind):
    """What is inside the file. Raises CannotBeRead."""
    return plain_file.look(path) if kind in PLAIN else Inside.from_dict(_told(path, kind))


def _told(path, kind):
    command = [sys.executable, "-W", "ignore", "-m", "home.inside.child", kind, str(path)]
    try:
        ended = subprocess.run(
            command,
            cwd=settings.BASE_DIR,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=True,
        )
        return json.loads(ended.stdout)
    except subprocess.TimeoutExpired:
        raise CannotBeRead(TOO_LONG) from None
    except subprocess.CalledProcessError as problem:
        raise CannotBeRead(TOO_LONG if problem.returncode in KILLED else BROKEN) from None
    except ValueError:
        raise CannotBeRead(BROKEN) from None
