"""The table that every engine adds its rows to: engine, size, work, median, 99th percentile.

Beside each row how many processes wanted a processor meanwhile: on a busy machine everything takes longer.
"""

import os
import time


def head():
    print(f"\n{'engine':<22}{'size':>10}  {'work':<46}{'median':>10}{'99 %':>10}{'load':>7}", flush=True)


def show(engine, size, work, millions):
    """One row. `millions`: how many milliseconds each time took."""
    ordered = sorted(millions)
    median, last = ordered[len(ordered) // 2], ordered[min(int(len(ordered) * 0.99), len(ordered) - 1)]
    print(f"{engine:<22}{size:>10,}  {work:<46}{median:>7.1f} ms{last:>7.1f} ms{_load()}", flush=True)
    return median


def show_rate(engine, size, work, rate):
    print(f"{engine:<22}{size:>10,}  {work:<46}{rate:>11,.0f} a second{_load()}", flush=True)


def timed(job, times, *, at_most=60):
    """Milliseconds of each run: at least one, and none begun after `at_most` seconds."""
    took, until = [], time.perf_counter() + at_most
    for number in range(times):
        began = time.perf_counter()
        job(number)
        took.append((time.perf_counter() - began) * 1000)
        if time.perf_counter() > until:
            break
    return took


def _load():
    return f"{os.getloadavg()[0]:>7.1f}"
