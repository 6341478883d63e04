"""How fast work goes and how long it will still take."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hubdesk.model.text import count_of
from hubdesk.model.words import say_number, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from hubdesk.model.progress import Progress

_SETTLED_SECONDS = 1.0
_WEIGHT = 0.2


class Pace:
    """Follows reports in bytes and says speed and time left. Speed is that of the last seconds, evened out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._last = clock()
        self._done = 0
        self._rate = 0.0

    def note(self, progress: Progress) -> None:
        """Take note of a report."""
        now = self._clock()
        if now - self._last < _SETTLED_SECONDS / 4:
            return
        rate = (progress.done - self._done) / (now - self._last)
        self._rate = rate if not self._rate else self._rate + _WEIGHT * (rate - self._rate)
        self._last, self._done = now, progress.done

    def say(self, progress: Progress) -> str:
        """Say speed and time left, as `12 MB a second, about 3 minutes left`; empty while neither can be told."""
        if self._last - self._began < _SETTLED_SECONDS or self._rate <= 0:
            return ""
        seconds = (progress.total - progress.done) / self._rate
        minutes = round(seconds / 60)
        if seconds < 5:
            left = tr("a few seconds")
        elif seconds < 55:
            left = tr("about {time}").format(time=count_of(round(seconds / 5) * 5, tr("second"), tr("seconds")))
        else:
            left = tr("about {time}").format(time=count_of(max(1, minutes), tr("minute"), tr("minutes")))
        said = tr("{left} left", "how long work takes still").format(left=left)
        if self._rate < 500_000:
            return said
        speed = tr("{number} MB a second").format(number=say_number(round(self._rate / 1_000_000)))
        return f"{speed}, {said}"
