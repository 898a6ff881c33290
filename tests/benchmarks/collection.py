"""A collection of any size, invented: clauses recombined so that words, clauses and facts are as unevenly common as in
real texts. Of the real ones' paragraphs a seventh has the tenth commonest pair of characters, a twentieth the hundredth, a
hundredth the thousandth; here they are nearly as many (方面, which joins words here, is commoner than any there).

The same number of documents gives the same collection every time; a larger one begins with the smaller one.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from django.db import connection, transaction

from resolutions.models import (
    AgendaItem,
    AgendaThread,
    Citation,
    Document,
    Footnote,
    Paragraph,
    Source,
    Sponsorship,
    State,
    Subject,
    Text,
)

# Paragraphs of a document: so many before the numbered ones, so many in all.
PREAMBULAR, PARAGRAPHS = 15, 50
BATCH = 500
SESSIONS = range(1, 81)

OPENINGS = [
    ["回顾", "重申", "注意到", "认识到", "深信", "铭记", "欢迎", "赞赏地注意到", "关切地注意到", "强调"],
    ["请秘书长", "决定", "促请会员国", "鼓励", "吁请", "重申", "强调", "欢迎", "邀请", "敦促"],
]
# The commonest words; the rest is made of characters.
WORDS = [
    "国际合作",
    "可持续发展",
    "会员国",
    "联合国系统",
    "发展中国家",
    "人权",
    "国际社会",
    "秘书长的报告",
    "执行情况",
    "和平与安全",
    "气候变化",
    "小岛屿国家",
    "能力建设",
    "资源",
    "妇女和女童",
    "区域组织",
    "最不发达国家",
    "裁军",
    "难民",
    "粮食安全",
    "技术转让",
    "贫困",
    "教育",
    "公共卫生",
    "海洋",
    "海洋法",
    "法治",
    "反恐",
    "经济增长",
    "债务",
    "贸易",
    "森林",
    "荒漠化",
    "生物多样性",
    "水和环境卫生",
    "残疾人",
    "青年",
    "儿童",
    "移民",
    "土著人民",
    "预算",
    "会议时地办法",
    "行政和预算问题",
    "维持和平行动",
    "人道主义援助",
    "南南合作",
    "千年发展目标",
    "2030年议程",
    "COVID-19",
    "艾滋病毒",
    "信息和通信技术",
    "外层空间",
    "核不扩散",
    "化学武器",
    "小武器",
    "自决权",
    "种族歧视",
    "酷刑",
    "图书馆",
    "档案",
    "语文平等",
    "词汇表",
    "灯塔",
]
BODIES = ["A/RES", "E/RES", "S/RES", "A/HRC/RES", "A/C.3", "A/C.2", "A/C.1", "A"]
KINDS = ["resolution", "resolution", "decision", "draft_resolution", "report", "letter", "note", "other"]


class Zipf:
    """Choices of which the n-th comes as often as 1/(n + shift)**exponent says (Zipf's law, with Mandelbrot's shift)."""

    def __init__(self, values, exponent=1.0, shift=0):
        self.values = list(values)
        self.weights = list(accumulate(1 / (n + 1 + shift) ** exponent for n in range(len(self.values))))

    def some(self, chance: random.Random, count: int) -> list:
        return chance.choices(self.values, cum_weights=self.weights, k=count)


def vocabulary(chance: random.Random, size: int = 20_000) -> list[str]:
    """Words, the commonest first: those above, then made up from the 3,755 commonest characters, common ones oftener."""
    characters = [bytes((row, cell)).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    chance.shuffle(characters)
    some = Zipf(characters, 0.8)
    made = dict.fromkeys(WORDS)
    while len(made) < size:
        made["".join(some.some(chance, chance.choice((2, 2, 2, 3, 4))))] = None
    return list(made)


def clauses(chance: random.Random, words: list[str], size: int = 50_000) -> list[str]:
    """Clauses of two to five words with what stands between them."""
    common, between = Zipf(words, shift=10), ("和", "的", "以及", "在", "与", "对", "方面的", "、", "")
    made = []
    for _n in range(size):
        some = common.some(chance, chance.randint(2, 5))
        made.append("".join(word + chance.choice(between) for word in some[:-1]) + some[-1])
    return made


class Collection:
    """Documents `first` up to `last`; `words` are its vocabulary, the commonest first."""

    def __init__(self, seed: int = 70):
        chance = random.Random(seed)  # noqa: S311 - the same collection every time
        self.seed, self.words = seed, vocabulary(chance)
        self.clauses = Zipf(clauses(chance, self.words), 0.7)

    def sentence(self, chance: random.Random, opening: str = "") -> str:
        return opening + "，".join(self.clauses.some(chance, chance.randint(2, 6)))

    def store(self, first: int, last: int):
        """Nothing; documents `first` up to `last` are in the database, not yet in the search index."""
        if first == 1:
            self._store_facts()
        self.states = Zipf(State.objects.order_by("code").values_list("pk", flat=True), 0.5)
        self.subjects = Zipf(Subject.objects.order_by("pk").values_list("pk", flat=True))
        self.items = list(AgendaItem.objects.order_by("pk").values_list("pk", flat=True))
        for start in range(first, last + 1, BATCH):
            with transaction.atomic():
                self._store(range(start, min(start + BATCH, last + 1)))
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _store_facts(self):
        chance = random.Random(self.seed)  # noqa: S311
        Subject.objects.bulk_create(Subject(heading=f"SUBJECT {n}", heading_zh=self.words[n]) for n in range(500))
        threads = AgendaThread.objects.bulk_create(
            AgendaThread(key=f"thread-{n}", slug=f"thread-{n}", title=self.sentence(chance)[:100]) for n in range(150)
        )
        AgendaItem.objects.bulk_create(
            AgendaItem(session=session, session_label=str(session), number=str(n + 1), thread=thread)
            for session in SESSIONS
            for n, thread in enumerate(threads)
        )

    def _store(self, numbers: range):
        rows: dict[type, list] = {}
        for n in numbers:
            for row in self._document(n):
                rows.setdefault(type(row), []).append(row)
        for model, made in rows.items():
            model.objects.bulk_create(made, batch_size=5_000)
        for through, values in ((Document.agenda_items.through, "agendaitem_id"), (Document.subjects.through, "subject_id")):  # fmt: skip
            through.objects.bulk_create(
                through(document_id=n, **{values: value}) for n in numbers for value in self._linked(n, values)
            )

    def _linked(self, n: int, values: str) -> set[int]:
        chance = random.Random(f"{values} {n}")  # noqa: S311
        if values == "subject_id":
            return set(self.subjects.some(chance, 3))
        return {self.items[_session(n) * 150 - 150 + int(150 * chance.random() ** 2)]}

    def _document(self, n: int) -> Iterator:
        """Rows of the n-th document; all keys are known beforehand, so that they can be written in bulk."""
        chance = random.Random(f"{self.seed} {n}")  # noqa: S311
        session = _session(n)
        day = date(1945 + session, 9, 1) + timedelta(days=chance.randrange(360))
        symbol = f"{chance.choice(BODIES)}/{session}/{n}"
        yield Document(
            id=n, symbol=symbol, path=symbol, held=True, body=symbol.rsplit("/", 2)[0], kind=chance.choice(KINDS),
            session=session, session_label=str(session), year=day.year, date=day, sort_key=f"{n:06}",
            title=self.sentence(chance)[:200],
        )  # fmt: skip
        yield Source(id=n, name=f"{n}.txt", sha256=f"{n:064}", encoding="utf-8", style="plain", parser_version=1)
        yield Text(id=n, document_id=n, language="zh", source_id=n)
        for position in range(PARAGRAPHS):
            numbered = position >= PREAMBULAR
            yield Paragraph(
                id=n * 100 + position, text_id=n, position=position, anchor=f"p{position}",
                kind="operative" if numbered else "preambular",
                number=str(position - PREAMBULAR + 1) if numbered else "",
                words=self.sentence(chance, chance.choice(OPENINGS[numbered])) + "；",
            )  # fmt: skip
        for position in range(2):
            words = self.sentence(chance)
            yield Footnote(
                id=n * 10 + position, text_id=n, position=position, anchor=f"fn{position}", mark=str(position + 1),
                words=words,
            )  # fmt: skip
        for position, state in enumerate(dict.fromkeys(self.states.some(chance, 12))):
            yield Sponsorship(document_id=n, state_id=state, name=state, position=position)
        for position in range(min(5, n - 1)):
            # What is cited much is cited more.
            target = 1 + int((n - 1) * chance.random() ** 3)
            yield Citation(
                text_id=n, paragraph_id=n * 100 + position, position=position, start=0, end=2,
                words="决议", target_id=target,
            )  # fmt: skip


def _session(n: int) -> int:
    """The session of the n-th document, the same share of documents in each however many there are."""
    return 1 + n * 37 % len(SESSIONS)
