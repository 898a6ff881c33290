"""A roll call as a picture: a square a State, rows by region, drawn by how it voted."""

from dataclasses import dataclass

from .svg import element, link, picture

CELL, ROW, LEFT, ACROSS = 42, 28, 150, 14
TOP, BETWEEN = 4, 14


@dataclass(frozen=True)
class Square:
    """One State: the code written into its square, its choice (a class), what it says in words, where it leads."""

    code: str
    choice: str
    says: str
    url: str | None = None


def draw_roll(regions: list[tuple[str, list[Square]]], *, says: str) -> str:
    """The roll call as SVG: (name of the region, its squares in the order given) from top to bottom."""
    parts, y = [], TOP
    for name, squares in regions:
        parts.append(element("text", class_="label", x=0, y=y + 18, text=name))
        for n, square in enumerate(squares):
            x, row = LEFT + CELL * (n % ACROSS), y + ROW * (n // ACROSS)
            parts.append(
                link(
                    square.url,
                    square.says,
                    element("rect", class_=f"vote {square.choice}", x=x, y=row, width=CELL - 4, height=ROW - 4, rx=2),
                    element(
                        "text",
                        class_=f"code middle {square.choice}",
                        x=x + (CELL - 4) / 2,
                        y=row + 16,
                        text=square.code,
                    ),
                )
            )
        y += ROW * -(-len(squares) // ACROSS) + BETWEEN
    return picture(LEFT + CELL * ACROSS, max(y - BETWEEN, ROW), *parts, says=says)
