"""Invented resolutions, and American prose with as many citations in as many characters."""

OPERATIVE = (
    "回顾其2845年11月27日第{n}/16号和2846年11月18日第{n}/12号决议所载关于乡村图书室的各项安排，并请各会员国视国情继续给予支持",
    "赞赏地注意到秘书长的报告(A/{n}/210)以及其中就馆际互借的运费、关税和书目编制提出的各项建议",
    "鼓励会员国为义务管理人提供往返县城选书的路费，在农闲季节举办由老人与儿童共同朗读的活动，并把口传的故事记录成册",
    "请秘书长向大会下一届会议报告本决议的执行情况，特别是各区域图书馆网络之间交换书箱的进展和遇到的困难",
)


def resolution(n: int, paragraphs: int = 24) -> str:
    """Text of the n-th invented resolution; half of its paragraphs cite."""
    lines = [
        f"第九百零{'一二三四五六七八九'[n % 9]}届会议",
        "议程项目 68",
        f"901/{n}. 乡村图书室与代际共读",
        "大会，",
        f"回顾其2846年11月18日第900/{n}号决议，",
        "铭记《联合国宪章》第一条和第五十七条，各国借书籍而相识，彼此的信任也由此生长，",
        *(f"{i + 1}. {OPERATIVE[i % 4].format(n=800 + (n + i) % 90)}；" for i in range(paragraphs - 1)),
        f"{paragraphs}. 决定继续处理此案。",
    ]
    return "\n\n".join(lines) + "\n"


ENGLISH = (
    "Recalling its resolutions {n}/16 of 27 November 2845 and {n}/12 of 18 November 2846 on village reading rooms",
    "Notes with appreciation the report of the Secretary-General (A/{n}/210) and the proposals made therein on lending",
    "Encourages Member States to pay the fares of those who keep reading rooms without pay, and to hold readings",
    "Requests the Secretary-General to report on the exchange of boxes of books between regional networks",
)


def english_resolution(n: int, paragraphs: int = 24) -> str:
    """English text of the n-th invented resolution, cited as often."""
    lines = [
        "Nine hundred and first session",
        "Agenda item 68",
        f"901/{n}. Village reading rooms and reading across generations",
        "The General Assembly,",
        f"Recalling its resolution 900/{n} of 18 November 2846,",
        *(f"{i + 1}. {ENGLISH[i % 4].format(n=800 + (n + i) % 90)};" for i in range(paragraphs - 1)),
        f"{paragraphs}. Decides to remain seized of the matter.",
    ]
    return "\n\n".join(lines) + "\n"


AMERICAN = "The lender must keep the village reading room open to every reader of the county without regard to means"


def american(characters: int, citations: int) -> str:
    """About that many characters of prose, with that many citations of reported cases spread evenly."""
    room = max(1, characters // max(1, citations))
    pieces = []
    for i in range(citations):
        cited = f" See Reader v. Lender, {100 + i % 400} U.S. {1 + i * 7 % 900} (19{10 + i % 80})."
        words = (AMERICAN + ". ") * (room // len(AMERICAN) + 1)
        pieces.append(words[: max(1, room - len(cited))] + cited + " ")
    return "".join(pieces)
