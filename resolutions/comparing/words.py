"""Inside a pair of paragraphs: the words that differ, grouped so that a person sees words, and counters that tick on."""

import re
from dataclasses import dataclass

import rjieba
from rapidfuzz.distance import Indel

from resolutions.citations.fold import fold

from .counters import Counter, find_counters

SAME, CHANGED, COUNTER = "same", "changed", "counter"
HAN = "\u3400-\u9fff"
# A Han character or a point is a token of its own; of other scripts a word, of figures a number.
TOKEN = re.compile(rf"[{HAN}]|\d+(?:[.,]\d+)*|[^\W\d_{HAN}]+(?:['’\-][^\W\d_{HAN}]+)*|\s+|.", re.S)
QUOTES = str.maketrans("“”‘’«»„", '""\'\'"""')


@dataclass(frozen=True)
class Piece:
    """Words of both texts: `same`; `changed` (either side may be empty); or `counter`, which only ticked on."""

    kind: str
    before: str
    after: str


@dataclass(frozen=True)
class Token:
    text: str
    # What is compared: width, quotation marks and kinds of blanks don't count.
    key: str
    # Whether a word begins here.
    opens: bool
    counter: Counter | None = None


def compare_words(before: str, after: str, *, forward: bool = True) -> list[Piece]:
    """The pieces of two wordings in order; joined, their sides give the wordings back.

    `forward`: whether the second is the later one, so that counters tick up from the first to it.
    """
    if before == after:
        return [Piece(SAME, before, after)] if before else []
    if not before or not after:
        return [Piece(CHANGED, before, after)]
    a, b = read_tokens(before), read_tokens(after)
    if [token.key for token in a] == [token.key for token in b]:
        return [Piece(SAME, before, after)]
    blocks = _ticks(_blocks(a, b), a, b, forward)
    blocks = _merged(_bridged(_slid(blocks, a, b), a, b))
    blocks = _merged(_bridged(_widened(blocks, a, b), a, b))
    return [Piece(kind, _text(a[i1:i2]), _text(b[j1:j2])) for kind, i1, i2, j1, j2 in _rechecked(blocks, a, b, forward)]


def read_tokens(words: str) -> list[Token]:
    """The tokens of a wording: counters whole, Han characters one by one, words of other scripts."""
    opens = _word_starts(words)
    tokens, done = [], 0
    for counter in [*find_counters(words), None]:
        end = counter.start if counter else len(words)
        for match in TOKEN.finditer(words, done, end):
            tokens.append(Token(match[0], _key(match[0]), match.start() in opens))
        if counter:
            text = words[counter.start : counter.end]
            tokens.append(Token(text, _key(text), True, counter))
            done = counter.end
    return tokens


def _key(text: str) -> str:
    if text.isspace():
        # A break between paragraphs is no blank: a split paragraph has one where the other text has none.
        return "\n" if "\n" in text else " "
    return fold(text).translate(QUOTES)


def _word_starts(words: str) -> set[int]:
    starts, at = set(), 0
    for word in rjieba.cut(words):
        starts.add(at)
        at += len(word)
    return starts


def _text(tokens: list[Token]) -> str:
    return "".join(token.text for token in tokens)


# --- blocks: (kind, i1, i2, j1, j2) over the tokens of both sides --------------------------------------------------


def _blocks(a: list[Token], b: list[Token]) -> list[tuple]:
    """Blocks of a shortest edit; gone and new words at one place are one block."""
    codes = Indel.opcodes([token.key for token in a], [token.key for token in b])
    return _merged(
        (SAME if code.tag == "equal" else CHANGED, code.src_start, code.src_end, code.dest_start, code.dest_end)
        for code in codes
    )


def _merged(blocks) -> list[tuple]:
    """The blocks with neighbours of one kind put together, and empty ones left out."""
    merged: list[tuple] = []
    for block in blocks:
        if block[1] == block[2] and block[3] == block[4]:
            continue
        if merged and merged[-1][0] == block[0] != COUNTER:
            merged[-1] = (block[0], merged[-1][1], block[2], merged[-1][3], block[4])
        else:
            merged.append(block)
    return merged


def _ticks(blocks, a, b, forward) -> list[tuple]:
    """The blocks, with counters that ticked on told apart inside the changed ones."""
    found = []
    for block in blocks:
        kind, i1, i2, j1, j2 = block
        if kind == CHANGED and i1 < i2 and j1 < j2:
            found += _ticks_inside(i1, i2, j1, j2, a, b, forward)
        else:
            found.append(block)
    return _merged(found)


def _ticks_inside(i1, i2, j1, j2, a, b, forward) -> list[tuple]:
    """A changed block's own blocks: counters of one shape are taken for the same one, then looked at."""
    shape = lambda token: f"\0{token.counter.shape}" if token.counter else token.key  # noqa: E731
    inner = []
    for code in Indel.opcodes([shape(t) for t in a[i1:i2]], [shape(t) for t in b[j1:j2]]):
        s1, s2, d1, d2 = code.src_start + i1, code.src_end + i1, code.dest_start + j1, code.dest_end + j1
        if code.tag != "equal":
            inner.append((CHANGED, s1, s2, d1, d2))
            continue
        for x, y in zip(range(s1, s2), range(d1, d2), strict=True):
            if a[x].key == b[y].key:
                inner.append((SAME, x, x + 1, y, y + 1))
            elif a[x].counter.ticks_to(b[y].counter, forward):
                inner.append((COUNTER, x, x + 1, y, y + 1))
            else:
                inner.append((CHANGED, x, x + 1, y, y + 1))
    return inner


def _size(tokens: list[Token]) -> int:
    """How much a reader reads: Han characters singly, other words as two."""
    return sum(0 if token.key.isspace() else 1 if len(token.key) == 1 else 2 for token in tokens)


def _bridged(blocks, a, b) -> list[tuple]:
    """The blocks without what two changes share by chance: fewer same words than either change on both its sides.

    A date or a number that both have is no chance.
    """
    blocks = list(blocks)
    again = True
    while again:
        again = False
        for n in range(1, len(blocks) - 1):
            left, middle, right = blocks[n - 1 : n + 2]
            if (left[0], middle[0], right[0]) != (CHANGED, SAME, CHANGED):
                continue
            size = _size(a[middle[1] : middle[2]])
            change = min(max(_size(a[x[1] : x[2]]), _size(b[x[3] : x[4]])) for x in (left, right))
            chance = size < change and not any(token.counter for token in a[middle[1] : middle[2]])
            if chance or not size:
                blocks[n - 1 : n + 2] = [(CHANGED, left[1], right[2], left[3], right[4])]
                again = True
                break
    return blocks


def _slid(blocks, a, b) -> list[tuple]:
    """The blocks, with words that only came or went slid to where words begin: 发[展和发]展 is [发展和]发展."""
    blocks = list(blocks)
    for n in range(1, len(blocks) - 1):
        left, middle, right = blocks[n - 1 : n + 2]
        if (left[0], middle[0], right[0]) != (SAME, CHANGED, SAME) or (middle[1] < middle[2]) == (
            middle[3] < middle[4]
        ):
            continue
        side, start, end = (a, middle[1], middle[2]) if middle[1] < middle[2] else (b, middle[3], middle[4])
        best, best_score, step = 0, _edge_score(side, start, end), 0
        while step > -(left[2] - left[1]) and side[start + step - 1].key == side[end + step - 1].key:
            step -= 1
            if (score := _edge_score(side, start + step, end + step)) > best_score:
                best, best_score = step, score
        step = 0
        while step < right[2] - right[1] and side[start + step].key == side[end + step].key:
            step += 1
            if (score := _edge_score(side, start + step, end + step)) > best_score:
                best, best_score = step, score
        if best:
            blocks[n - 1] = (SAME, left[1], left[2] + best, left[3], left[4] + best)
            blocks[n] = (CHANGED, *(at + best for at in middle[1:]))
            blocks[n + 1] = (SAME, right[1] + best, right[2], right[3] + best, right[4])
    return _merged(blocks)


def _edge_score(tokens, start, end) -> int:
    """How well a run stands apart: both edges between words; best behind a point and up to one."""
    point = lambda n: n < 0 or n >= len(tokens) or not tokens[n].key[:1].isalnum()  # noqa: E731
    opens = lambda n: n >= len(tokens) or tokens[n].opens  # noqa: E731
    return 2 * opens(start) + 2 * opens(end) + point(start - 1) + point(end - 1)


def _widened(blocks, a, b) -> list[tuple]:
    """The blocks with changes drawn out to whole words: 秘书[长→处] is [秘书长→秘书处]."""
    blocks = list(blocks)
    for n, block in enumerate(blocks):
        if block[0] != SAME:
            continue
        _kind, i1, i2, j1, j2 = block
        ends = lambda i, j: (i >= len(a) or a[i].opens) and (j >= len(b) or b[j].opens)  # noqa: E731
        if n and blocks[n - 1][0] == CHANGED:
            while i1 < i2 and not ends(i1, j1):
                i1, j1 = i1 + 1, j1 + 1
            blocks[n - 1] = (CHANGED, blocks[n - 1][1], i1, blocks[n - 1][3], j1)
        if n + 1 < len(blocks) and blocks[n + 1][0] == CHANGED:
            while i1 < i2 and not ends(i2, j2):
                i2, j2 = i2 - 1, j2 - 1
            blocks[n + 1] = (CHANGED, i2, blocks[n + 1][2], j2, blocks[n + 1][4])
        blocks[n] = (SAME, i1, i2, j1, j2)
    return _merged(blocks)


def _rechecked(blocks, a, b, forward) -> list[tuple]:
    """The blocks; a changed one that holds the same counter and nothing else on both sides ticks on or is the same."""
    for block in blocks:
        kind, i1, i2, j1, j2 = block
        alone = kind == CHANGED and i2 - i1 == j2 - j1 == 1 and a[i1].counter and b[j1].counter
        if alone and a[i1].counter.ticks_to(b[j1].counter, forward):
            kind = COUNTER
        yield (kind, i1, i2, j1, j2)
