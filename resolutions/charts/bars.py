"""Stacked bars in the order of the sessions."""

from dataclasses import dataclass

from .svg import element, link, picture, width_of

HEIGHT, LEFT, TOP, BOTTOM = 170, 44, 12, 26
NARROWEST, WIDEST = 9, 56
WIDTH = 760
LETTER = 12


@dataclass(frozen=True)
class Bar:
    """One bar: its label on the axis, a value a series, what it says in words, and where it leads."""

    label: str
    values: tuple[int, ...]
    says: str
    url: str | None = None


def draw_bars(bars: list[Bar], *, says: str) -> str:
    """The bars as SVG, values counted from a common base; the n-th series has the class `series-n`."""
    step = max(NARROWEST, min(WIDEST, (WIDTH - LEFT) / max(1, len(bars))))
    width = LEFT + step * len(bars) + 12
    top = _round_up(max((sum(bar.values) for bar in bars), default=0))
    y = lambda value: TOP + HEIGHT * (1 - value / top)  # noqa: E731
    axis = [
        part
        for value in sorted({0, top // 2, top})
        for part in (
            element("line", class_="grid", x1=LEFT, x2=width, y1=y(value), y2=y(value)),
            element("text", class_="tick end", x=LEFT - 6, y=y(value) + 4, text=f"{value:,}"),
        )
    ]
    widest = max((width_of(bar.label) for bar in bars), default=1) * LETTER + 8
    every = max(1, -(-int(widest) // int(step)))
    # The newest session always has its label.
    labels = [
        element("text", class_="tick middle", x=LEFT + step * (i + 0.5), y=TOP + HEIGHT + 18, text=bar.label)
        for i, bar in enumerate(bars)
        if (len(bars) - 1 - i) % every == 0
    ]
    return picture(
        max(width, 240),
        TOP + HEIGHT + BOTTOM,
        *axis,
        *(_bar(bar, LEFT + step * i + step * 0.12, step * 0.76, y) for i, bar in enumerate(bars)),
        *labels,
        says=says,
    )


def _bar(bar: Bar, x: float, width: float, y):
    # The whole height of the column leads on, so that a low bar is as easy to hit as a high one.
    parts = [element("rect", class_="hit", x=x, y=TOP, width=width, height=HEIGHT)]
    done = 0
    for n, value in enumerate(bar.values, start=1):
        if value:
            height = y(done) - y(done + value)
            parts.append(element("rect", class_=f"series-{n}", x=x, y=y(done + value), width=width, height=height))
            done += value
    return link(bar.url, bar.says, *parts)


def _round_up(value: int) -> int:
    """The even number of one significant figure, or of 12, 15, 25 …, that the highest bar just fits under; at least 2."""
    size = 1
    while True:
        for figure in (2, 4, 6, 8, 10, 12, 16):
            if figure * size >= value:
                return figure * size
        size *= 10
