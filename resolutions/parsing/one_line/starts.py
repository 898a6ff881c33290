"""Whether a comma in a run of preambular paragraphs ends one: a logistic model, for texts printed as one line.

"重申…的决议，认识到…，" may be one paragraph or two. What tells is the verbs (a verb said again begins a paragraph only
as 又重申; 又重申 further on says that 重申 began one), the lengths, and the words at the joint, many of which UN texts
say again year by year. `starts.weights` holds a weight, in sixteenths, for each bucket of hashed features; `learn` made it
from official texts, where the joints are known.
"""

import base64
import math
import random
import re
import zlib
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from resolutions.reference.verbs import find_verb

WEIGHTS_FILE = Path(__file__).with_name("starts.weights")
BUCKETS = 1 << 18
SCALE = 16
LOOK_AHEAD = 300
# Of a longer run without a start only the end is looked at, so that time grows with the text alone.
LONGEST = 2000
REPEATS = re.compile(r"^(?:又|还|再次|再|进一步|同样)+")
JOINT = re.compile(r"[，；,;]\s*")
POINTS_BACK = re.compile(r"[这此该]|上述|同时|因此")
OF_A_RESOLUTION = re.compile(r"号(?:决议|决定)")


@dataclass(frozen=True)
class Joint:
    """A place behind a comma where an opening verb follows: `verb` as printed, `core` without 又 or 还 before it."""

    at: int
    verb: str
    core: str

    @property
    def again(self) -> str:
        return self.verb[: len(self.verb) - len(self.core)]


NOWHERE = Joint(-1, "", "")


@dataclass
class Run:
    """The paragraph under way: where it starts, the verb that opens it, and the joints within it."""

    start: int
    opening: str
    last: Joint = NOWHERE
    count: int = 0
    cores: set[str] = field(default_factory=set)


def find_starts(text: str, barred: Container[int] = (), known: Container[int] = ()) -> list[int]:
    """Where the run's preambular paragraphs start, behind the comma that ends one; none in a place that is barred, and
    all where a verb follows in a place that is known."""
    weights = _weights()

    def is_start(at: int, features: list[str]) -> bool:
        return at in known or (at not in barred and sum(weights[_bucket(feature)] for feature in features) > 0)

    return _walk(text, is_start)


def learn(preambles: list[list[str]], rounds: int = 15) -> bytes:
    """The weights, as `starts.weights` holds them, that part these preambles' paragraphs; the same each time."""
    cases: list[tuple[list[int], bool]] = []
    for paragraphs in preambles:
        truth, at = set(), 0
        for paragraph in paragraphs[:-1]:
            at += len(paragraph)
            truth.add(at)

        def note(at: int, features: list[str], truth=truth) -> bool:
            cases.append(([_bucket(feature) for feature in features], at in truth))
            return at in truth

        _walk("".join(paragraphs), note)
    weights, moved = [0.0] * BUCKETS, [1.0] * BUCKETS
    for n in range(rounds):
        # Mixed, in an order that is the same each time: the last cases seen would weigh more.
        for buckets, is_start in random.Random(n).sample(cases, len(cases)):  # noqa: S311 - no secret
            score = sum(weights[bucket] for bucket in buckets)
            error = is_start - 1 / (1 + math.exp(-max(-30, min(30, score))))
            for bucket in buckets:
                # What has been moved often moves less (Adagrad).
                step = error - 0.0005 * weights[bucket]
                moved[bucket] += step * step
                weights[bucket] += 0.2 * step / math.sqrt(moved[bucket])
    return base64.encodebytes(zlib.compress(bytes(max(-127, min(127, round(w * SCALE))) + 128 for w in weights), 9))


def _walk(text: str, is_start: Callable[[int, list[str]], bool]) -> list[int]:
    """The starts that `is_start` chooses, joint by joint, from the features of each."""
    joints = _find_joints(text)
    starts, said, run = [0], set(), Run(0, find_verb(text[:LOOK_AHEAD]) or "")
    for n, joint in enumerate(joints):
        following = (joints[n + 1 : n + 3] + [NOWHERE, NOWHERE])[:2]
        if is_start(joint.at, _features(text, run, joint, following, said)):
            said.add(_core(run.opening))
            starts.append(joint.at)
            run = Run(joint.at, joint.verb)
        else:
            run.last, run.count = joint, run.count + 1
            run.cores.add(joint.core)
    return starts


def _find_joints(text: str) -> list[Joint]:
    places = (match.end() for match in JOINT.finditer(text))
    verbs = ((at, find_verb(text[at : at + LOOK_AHEAD])) for at in places)
    return [Joint(at, verb, _core(verb)) for at, verb in verbs if verb]


def _features(text: str, run: Run, joint: Joint, following: list[Joint], said: set[str]) -> list[str]:
    """What is known of a joint, which the paragraph under way stands before."""
    paragraph = text[max(run.start, joint.at - LONGEST) : joint.at].strip()
    ahead = text[joint.at : joint.at + LOOK_AHEAD]
    verb, core, again, opening = joint.verb, joint.core, joint.again, _core(run.opening)
    length = _size(joint.at - run.start)
    last = re.split("[，；]", paragraph.rstrip("，； "))[-1]
    end = paragraph.rstrip("，；, ")
    rest = ahead[len(verb) :]
    clause = re.match("[^，；。]*", rest)[0]
    behind = re.search("[，；](.{2})", rest)
    same = core == opening
    return [
        "bias",
        f"verb {core}",
        f"again {again}",
        f"same {same} {bool(again)}",
        f"said {core in said} {again}",
        f"verb same {verb} {same}",
        f"pair {opening} {verb}",
        f"full pair {run.opening} {verb}",
        f"opening {opening}",
        f"length {length}",
        f"verb length {core} {length}",
        f"clause {_size(len(clause))}",
        f"last {_size(len(last))}",
        f"inner {min(run.count, 5)}",
        f"commas {min(paragraph.count('，'), 6)}",
        f"sign {paragraph[-1]}",
        f"unclosed {any(paragraph.count(a) > paragraph.count(b) for a, b in ('“”', '《》', '()', '（）'))}",
        f"within {'其中' in paragraph} {'其中' in last}",
        f"end {end[-2:]}",
        f"end core {end[-2:]} {core}",
        *(f"end {n} {end[-n:]}" for n in (1, 3, 4, 6)),
        f"last words {last[:2]}",
        f"last four {last[:4]}",
        f"opening last {opening} {last[:2]}",
        f"next {rest[:1]}",
        *(f"next {n} {rest[:n]}" for n in (2, 4)),
        *(f"ahead {n} {ahead[:n]}" for n in (6, 8, 11)),
        f"behind {behind[1] if behind else ''}",
        f"points back {bool(POINTS_BACK.search(clause[:20]))}",
        f"own {clause[:1] in '其该这此'} {core}",
        f"resolution {bool(OF_A_RESOLUTION.search(rest[:60]))} {core}",
        *_overlap(paragraph, ahead, same, bool(again)),
        *_before(run, joint),
        *_after(text, joint, following, opening),
    ]


def _before(run: Run, joint: Joint) -> list[str]:
    """What the last joint within the paragraph tells."""
    last, again = run.last, bool(joint.again)
    if last is NOWHERE:
        return ["last none"]
    return [
        f"last verb {last.verb}",
        f"last pair {last.verb} {joint.verb}",
        f"last same {last.core == joint.core} {again}",
        f"last among {joint.core in run.cores} {again}",
        f"last far {_size(joint.at - last.at)}",
    ]


def _after(text: str, joint: Joint, following: list[Joint], opening: str) -> list[str]:
    """What the next two joints tell: 又回顾 goes back to a paragraph that opened with 回顾."""
    then, later = following
    if then is NOWHERE:
        return ["then none"]
    features = [
        f"then {_size(then.at - joint.at)}",
        f"then verb {then.verb}",
        f"then pair {joint.verb} {then.verb}",
        f"then same {then.core == joint.core} {bool(then.again)} {bool(joint.again)}",
        f"then opens {then.core == opening} {bool(then.again)}",
        f"then commas {min(text.count('，', joint.at, then.at), 4)}",
        f"then again {then.again} {joint.again}",
        f"then both {then.core == opening} {then.core == joint.core} {then.again} {joint.again}",
    ]
    if later is not NOWHERE:
        features += [
            f"later same {later.core == joint.core} {bool(later.again)}",
            f"later opens {later.core == opening} {bool(later.again)}",
            f"later pair {then.verb} {later.verb}",
        ]
    return features


def _overlap(paragraph: str, ahead: str, same: bool, again: bool) -> list[str]:
    """How much of what follows, pair of letters by pair, the paragraph has said."""
    clause = ahead[: ahead.find("，")] if "，" in ahead else ahead[:60]
    pairs = {clause[n : n + 2] for n in range(len(clause) - 1)}
    share = sum(pair in paragraph for pair in pairs) / max(1, len(pairs))
    return [f"overlap {int(share * 8)}", f"overlap same {int(share * 5)} {same} {again}"]


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
