"""A small TCP proxy in front of an Elasticsearch node, which can do to a client whatever a network can."""

import json
import socket
import struct
import threading
import time
from contextlib import closing, contextmanager
from enum import Enum
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

OWN_HEADERS = {"host", "content-length", "connection"}
RESET = struct.pack("ii", 1, 0)


class Fault(Enum):
    REFUSED = "refused"
    RESET = "reset"
    HUNG = "hung"
    TRICKLE = "trickle"
    TOO_MANY = 429
    UNAVAILABLE = 503
    HALF_A_BULK = "half a bulk"


class Proxy:
    """`with proxy.doing(Fault.HUNG): ...` At `proxy.address`; `proxy.asked` counts the requests that came."""

    def __init__(self, behind):
        self.behind = urlsplit(behind)
        self.fault, self.asked = None, 0
        self.healed = threading.Event()
        self.port = 0
        self._open()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def doing(self, fault):
        self.healed.clear()
        self.fault = fault
        if fault == Fault.REFUSED:
            self.close()
        try:
            yield
        finally:
            self.fault = None
            self.healed.set()
            if fault == Fault.REFUSED:
                self._open()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def _open(self):
        self.server = _Server(("127.0.0.1", self.port), _Handler)
        self.server.proxy = self
        self.port = self.server.server_address[1]
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True
    block_on_close = False

    def handle_error(self, request, client_address):
        """A client that has gone away is no error of ours."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def answer(self):
        proxy, body = self.server.proxy, self.rfile.read(int(self.headers.get("Content-Length", 0)))
        proxy.asked += 1
        match proxy.fault:
            case Fault.RESET | Fault.REFUSED:
                self._reset()
            case Fault.HUNG:
                self._hang()
            case Fault.TOO_MANY | Fault.UNAVAILABLE as fault:
                self._say(fault.value, b'{"error":{"type":"of_the_proxy"},"status":%d}' % fault.value)
            case Fault.HALF_A_BULK if self.path.startswith("/_bulk"):
                self._half(body)
            case fault:
                self._say(*self._forwarded(body), is_trickle=fault == Fault.TRICKLE)

    do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = answer

    def log_message(self, *words):
        pass

    def _forwarded(self, body):
        headers = {name: value for name, value in self.headers.items() if name.lower() not in OWN_HEADERS}
        with closing(HTTPConnection(self.server.proxy.behind.netloc, timeout=60)) as behind:
            behind.request(self.command, self.path, body, headers)
            answer = behind.getresponse()
            return answer.status, answer.read(), answer.headers.get("Content-Type", "application/json")

    def _half(self, body):
        """The cluster is told the first half; the second half is told that it is too busy."""
        lines = body.rstrip(b"\n").split(b"\n")
        pairs = [lines[start : start + 2] for start in range(0, len(lines), 2)]
        kept = pairs[: len(pairs) // 2]
        items = []
        if kept:
            _, said, _ = self._forwarded(b"\n".join(line for pair in kept for line in pair) + b"\n")
            told = json.loads(said)
            items = told.get("items") or [{"index": {"status": 201}} for _ in kept]
        items += [{"index": {"status": 429}} for _ in pairs[len(kept) :]]
        self._say(200, json.dumps({"errors": True, "items": items}).encode())

    def _say(self, status, said, kind="application/json", is_trickle=False):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(said)))
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.end_headers()
        if self.command != "HEAD":
            self._write(said, is_trickle)

    def _write(self, said, is_trickle):
        if not is_trickle:
            self.wfile.write(said)
            return
        for byte in said:
            self.wfile.write(bytes([byte]))
            time.sleep(0.2)

    def _hang(self):
        self.server.proxy.healed.wait(120)
        self._reset()

    def _reset(self):
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        self.close_connection = True
        self.connection.close()
