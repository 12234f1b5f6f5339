"""Two servers on two ports, one of them killed every 1.5 s, until the input ends. Prints how many died.

`python -m tests.bench.killing PORT PORT`. Each server is granian with a worker, as in production, in a
process group of its own that is killed whole and with no warning. The portal is loaded once and servers are
forked from it, so that a dead one is back within a moment.
"""

import itertools
import os
import select
import signal
import sys

EVERY = 1.5


def main(ports):
    import django

    django.setup()
    load_everything()
    servers = {port: begin(port) for port in ports}
    dead = kill_in_turn(servers)
    for server in servers.values():
        end(server)
    print(dead, flush=True)


def load_everything():
    """Views, templates and forms are loaded by the first request: here, once, and not in each server."""
    from django.db import connections
    from django.test import Client

    import portal.wsgi  # noqa: F401

    for path in ("/healthz", "/feedback/", "/feedback/tell/what-happened/"):
        assert Client().get(path, secure=True, headers={"host": "127.0.0.1"}).status_code == 200
    connections.close_all()


def kill_in_turn(servers):
    """How many were killed before the input ended."""
    turns, dead = itertools.cycle(servers), 0
    # No thread waits for the input: a server forked meanwhile would inherit its lock.
    while not select.select([sys.stdin], [], [], EVERY)[0]:
        port = next(turns)
        end(servers[port])
        servers[port] = begin(port)
        dead += 1
    return dead


def begin(port):
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Granian(
        "portal.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.critical,
    ).serve()
    os._exit(0)


def end(server):
    """The server and its worker at once, whatever they are doing."""
    os.killpg(server, signal.SIGKILL)
    os.waitpid(server, 0)


if __name__ == "__main__":
    main([int(port) for port in sys.argv[1:]])
