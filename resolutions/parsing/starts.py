"""Whether a comma in a run of preambular paragraphs ends one: a small logistic model, for texts printed as one line.

"重申…的决议，认识到…，" may be one paragraph or two. What tells is the verbs (a verb said again begins a paragraph only
as 又重申), the lengths, and the words at the joint. `starts.weights` holds a weight, in sixteenths, for each bucket of
hashed features; `learn` made it from official texts, where the joints are known.
"""

import base64
import math
import random
import re
import zlib
from collections.abc import Container, Iterator
from functools import cache
from pathlib import Path

from resolutions.reference.verbs import find_verb

WEIGHTS_FILE = Path(__file__).with_name("starts.weights")
BUCKETS = 1 << 16
SCALE = 16
LOOK_AHEAD = 300
REPEATS = re.compile(r"^(?:又|还|再次|再|进一步|同样)+")
JOINT = re.compile(r"[，；,;]\s*")


def find_starts(text: str, barred: Container[int] = ()) -> list[int]:
    """Where the run's preambular paragraphs start, behind the comma that ends one; none in a place that is barred."""
    starts, said = [0], set()
    for joint, features in _joints(text, starts, said):
        if joint not in barred and sum(_weights()[_bucket(feature)] for feature in features) > 0:
            said.add(_core(find_verb(text[starts[-1] :]) or ""))
            starts.append(joint)
    return starts


def learn(preambles: list[list[str]], rounds: int = 15) -> bytes:
    """The weights, as `starts.weights` holds them, that part these preambles' paragraphs; the same each time."""
    cases = []
    for paragraphs in preambles:
        text, truth, at = "".join(paragraphs), set(), 0
        for paragraph in paragraphs[:-1]:
            at += len(paragraph)
            truth.add(at)
        starts, said = [0], set()
        for joint, features in _joints(text, starts, said):
            cases.append(([_bucket(feature) for feature in features], joint in truth))
            if joint in truth:
                said.add(_core(find_verb(text[starts[-1] :]) or ""))
                starts.append(joint)
    weights = [0.0] * BUCKETS
    for n in range(rounds):
        rate = 0.3 / (1 + n)
        # Mixed, in an order that is the same each time: the last cases seen would weigh more.
        for buckets, is_start in random.Random(n).sample(cases, len(cases)):  # noqa: S311 - no secret
            score = sum(weights[bucket] for bucket in buckets)
            error = is_start - 1 / (1 + math.exp(-max(-30, min(30, score))))
            for bucket in buckets:
                weights[bucket] += rate * (error - 0.001 * weights[bucket])
    return base64.encodebytes(zlib.compress(bytes(max(-127, min(127, round(w * SCALE))) + 128 for w in weights), 9))


def _joints(text: str, starts: list[int], said: set[str]) -> Iterator[tuple[int, list[str]]]:
    """Each place behind a comma where an opening verb follows, with its features; the caller appends to `starts`."""
    for match in JOINT.finditer(text):
        joint = match.end()
        ahead = text[joint : joint + LOOK_AHEAD]
        verb = find_verb(ahead)
        if verb:
            yield joint, _features(text[starts[-1] : joint].strip(), ahead, verb, said)


def _features(paragraph: str, ahead: str, verb: str, said: set[str]) -> list[str]:
    """What is known of a joint: `paragraph` stands before it (from its start), `ahead` behind it."""
    core, opening = _core(verb), _core(find_verb(paragraph) or "")
    again = verb[: len(verb) - len(core)]
    last = re.split("[，；]", paragraph.rstrip("，； "))[-1]
    end = paragraph.rstrip("，；, ")
    rest = ahead[len(verb) :]
    clause = re.match("[^，；。]*", rest)[0]
    behind = re.search("[，；](.{2})", rest)
    inner = sum(find_verb(paragraph[m.end() : m.end() + 40]) is not None for m in JOINT.finditer(paragraph))
    following = next((m.end() for m in JOINT.finditer(rest) if find_verb(rest[m.end() : m.end() + 40])), LOOK_AHEAD)
    same = core == opening
    return [
        "bias",
        f"verb {core}",
        f"again {again}",
        f"same {same} {bool(again)}",
        f"said {core in said} {again}",
        f"verb same {verb} {same}",
        f"pair {opening} {verb}",
        f"opening {opening}",
        f"length {_size(len(paragraph))}",
        f"verb length {core} {_size(len(paragraph))}",
        f"clause {_size(len(clause))}",
        f"last {_size(len(last))}",
        f"following {_size(following)}",
        f"inner {min(inner, 5)}",
        f"commas {min(paragraph.count('，'), 6)}",
        f"sign {paragraph[-1]}",
        f"unclosed {any(paragraph.count(a) > paragraph.count(b) for a, b in ('“”', '《》', '()', '（）'))}",
        f"within {'其中' in paragraph} {'其中' in last}",
        f"end {end[-2:]}",
        f"last letter {end[-1:]}",
        f"last words {last[:2]}",
        f"opening last {opening} {last[:2]}",
        f"next {rest[:1]}",
        f"next two {rest[:2]}",
        f"next four {rest[:4]}",
        f"behind {behind[1] if behind else ''}",
    ]


def _core(verb: str) -> str:
    return REPEATS.sub("", verb)


def _size(length: int) -> int:
    """Length on a scale of doublings."""
    return min(9, int(math.log2(max(1, length))))


def _bucket(feature: str) -> int:
    return zlib.crc32(feature.encode()) % BUCKETS


@cache
def _weights() -> list[int]:
    return [byte - 128 for byte in zlib.decompress(base64.decodebytes(WEIGHTS_FILE.read_bytes()))]
