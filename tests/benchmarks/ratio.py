"""What a benchmark yields, and how time is taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Ratio:
    """`value` is to be at least `at_least`, or below `below`; `detail` gives the figures it was made of."""

    name: str
    value: float
    at_least: float | None = None
    below: float | None = None
    detail: str = ""

    @property
    def aim(self) -> str:
        return f"≥ {self.at_least:g}" if self.at_least is not None else f"< {self.below:g}"

    @property
    def met(self) -> bool:
        return self.value >= self.at_least if self.at_least is not None else self.value < self.below


def seconds(work: Callable[[], object], rounds: int = 3, clock: Callable[[], float] = time.perf_counter) -> float:
    """Seconds of the quickest of several rounds, which is the one least disturbed by other work of the machine."""
    times = []
    for _round in range(rounds):
        started = clock()
        work()
        times.append(clock() - started)
    return min(times)


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """What the work gave, and its seconds, once."""
    started = time.perf_counter()
    return work(), time.perf_counter() - started
