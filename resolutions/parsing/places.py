"""Places in a text found again after its blanks changed."""


def carry_over(before: str, after: str, offsets: list[int]) -> list[int]:
    """Offsets in `after` of rising offsets in `before`, where the two differ in nothing but blanks: each behind the
    same letter. Time grows with the texts' length, not with the number of offsets."""
    placed: list[int] = []
    read = written = 0
    for offset in offsets:
        while read < offset:
            if not before[read].isspace():
                while after[written].isspace():
                    written += 1
                written += 1
            read += 1
        placed.append(written)
    return placed
