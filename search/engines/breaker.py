"""Remembers in this process that a server is away, so that not every reader has to find out."""

import time
from threading import Lock

FIRST_PAUSE = 1
LONGEST_PAUSE = 30


class Breaker:
    """Closed while all is well. After a failure it is open for some seconds, then lets one try through."""

    def __init__(self, clock=time.monotonic):
        self.clock = clock
        self.lock = Lock()
        self.close()

    def allows(self):
        """Whether to try now. Of many that ask when a pause is over, one is told yes."""
        with self.lock:
            if not self.failures:
                return True
            if self.clock() < self.open_until:
                return False
            self.open_until = self.clock() + FIRST_PAUSE
            return True

    def trip(self):
        """It failed. True: it is the first time in a row."""
        with self.lock:
            self.failures += 1
            self.open_until = self.clock() + min(FIRST_PAUSE * 2 ** (self.failures - 1), LONGEST_PAUSE)
            return self.failures == 1

    def close(self):
        """It answered."""
        self.failures, self.open_until = 0, 0.0
