"""Lists whose items have no points, in a text that came as one line: told by what their items begin and end with."""

import itertools
import re

from ..clean import tighten

# 决定将下列文件推迟到…审议：
ANNOUNCED = re.compile(r"下列[^。；：:]{1,120}[：:](?=.)")
# The documents that a decision puts off, agenda item by agenda item
BEGINS = re.compile(
    r"(?:议程)?项目\d{1,3}(?![\d.．(（])"
    r"|(?<![的对请由在据照意递和及、，])(?:秘书长(?=关于|的[说报])|行政和预算问题咨询委员会的(?=有关报告|报告))"
    # 第一委员会：甲(某国)第二委员会：乙(某国)
    r"|(?<=[)）])[^，。；：:、()（）]{2,30}(?:[(（][^()（）]{2,12}[)）])?(?=[：:][^()（）]{2,40}[(（])"
)
# 根据第五委员会的建议，A节决定…
SECTION = re.compile("([A-Z]节)(决定)")
ENDS = re.compile(r"项目\d{1,3}(?![\d.．(（])|有关报告|的报告(?!提出|[，、：:的所中和及)）”])|评论意见")
# Fewer may stand in one sentence.
FEWEST = 3


def cut_listed(sentence: str) -> list[str]:
    """What announces a list, and each item of it; the sentence alone where it announces none, or its items have points."""
    words = tighten(sentence)
    announced = ANNOUNCED.search(words)
    if not announced or re.search("[；。]", words[announced.end() : -1]):
        return [sentence]
    start = announced.end()
    begins = {match.start() for match in BEGINS.finditer(words, start)}
    ends = {match.end() for match in ENDS.finditer(words, start)}
    sections = {match.start(part) for match in SECTION.finditer(words) for part in (1, 2)}
    cuts = sorted({0, start, len(words)} | begins | ends | sections)
    if len(cuts) < FEWEST + 2:
        return [sentence]
    return [words[a:b] for a, b in itertools.pairwise(cuts)]
