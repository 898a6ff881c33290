"""Which paragraphs of a text read as headings: those that the record calls so, but for the formula that opens another part
(75/101 B), and short lines above other paragraphs.

The UN's markup has most headings within a resolution as operative paragraphs without a number (秘书长的报告), and so has
the record; who reads the text sees headings.
"""

import re
from collections.abc import Iterable

from resolutions.reference.verbs import find_verb

from .body import CLOSED, ITEM, LABEL_LINE, LIST_LENGTH, bare_end
from .clean import ANY_HAN
from .formulas import is_formula
from .labels import read_label

# Characters of a heading; a Han character says as much as two letters.
LONGEST, LONGEST_HAN = 120, 60
# * 任期于2848年届满, – …, a rule, a table's row with its bars: no heading, and no paragraph that one stands above.
LISTED = re.compile(r"[*_–—-]|[^|]*\|")
# 建议大会通过下列决议草案, Decides to remain seized of the matter: sentences, though without a point
SENTENCE = re.compile(r"下列[^，；。]{0,12}草案$|^[A-Z][a-z]+s (?:also |further )?(?:to|that|the following) ")


def find_headings(paragraphs: Iterable) -> set[int]:
    """Places of the paragraphs that read as headings, in a text's paragraphs in order (`kind`, `words`, `number`,
    `level` and `verb` of each).

    A line is one where it stands above a numbered paragraph or a sentence, alone or with few others: many in a row are a
    list, and so is what a colon announces.
    """
    found: set[int] = set()
    run: list[int] = []
    unlabelled = 0
    announced = False
    for place, paragraph in enumerate(paragraphs):
        if paragraph.kind == "heading" and is_formula(paragraph.words):
            run, unlabelled, announced = [], 0, False
        elif paragraph.kind == "heading":
            found.add(place)
            announced = False
        elif _may_be_heading(paragraph):
            # 二 and 能力建设 on a line each are one heading; B节 ends the list above it.
            labelled = LABEL_LINE.match(paragraph.words) is not None
            if labelled and (announced or unlabelled >= LIST_LENGTH):
                run, unlabelled, announced = [], 0, False
            run.append(place)
            unlabelled += not labelled
        else:
            if not announced and unlabelled < LIST_LENGTH and _stands_below_headings(paragraph):
                found.update(run)
            run, unlabelled = [], 0
            announced = bare_end(paragraph.words)[-1:] in ("：", ":")
    return found


def is_heading_line(words: str) -> bool:
    """True for a short line without a point at its end and without a label such as (a) or 12. before it."""
    return (
        0 < len(words) <= (LONGEST_HAN if ANY_HAN.search(words) else LONGEST)
        and not bare_end(words).endswith(CLOSED)
        and not LISTED.match(words)
        and not ITEM.match(words)
        and read_label(words) is None
    )


def is_label(words: str) -> bool:
    """True for a heading's label whose words stand on the next line: 二, B节, Part II."""
    return LABEL_LINE.fullmatch(words) is not None


def opening_verb(kind: str, words: str, number: str | None, level: int, language: str) -> str | None:
    """The opening phrase of a preambular or operative paragraph, or None: neither what stands below one nor a heading
    (支持选举) has any."""
    if kind not in ("preambular", "operative") or level:
        return None
    verb = find_verb(words, language)
    heading = kind == "operative" and not number and is_heading_line(words) and not SENTENCE.search(words)
    return None if heading else verb


def _may_be_heading(paragraph) -> bool:
    plain = paragraph.kind == "operative" and not (paragraph.number or paragraph.level or paragraph.verb)
    return plain and is_heading_line(paragraph.words)


def _stands_below_headings(paragraph) -> bool:
    """True for a paragraph of the body that is numbered or a sentence."""
    if paragraph.kind not in ("operative", "preambular"):
        return False
    return bool(paragraph.number) or not (LISTED.match(paragraph.words) or ITEM.match(paragraph.words))
