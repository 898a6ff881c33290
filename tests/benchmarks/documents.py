"""Invented resolutions, and American prose with as many citations in as many characters.

A resolution of the General Assembly has some 6,000 characters in Chinese (18,000 in English) and four citations (one in
English) in a thousand, as the official texts of sessions 77 and 79 have.
"""

OPERATIVE = (
    "回顾其2845年11月27日第{n}/16号和2846年11月18日第{n}/12号决议所载关于乡村图书室的各项安排，并请各会员国视国情继续给予支持",
    "赞赏地注意到秘书长的报告(A/{n}/210)以及其中就馆际互借的运费、关税和书目编制提出的各项建议",
    "鼓励会员国为义务管理人提供往返县城选书的路费，在农闲季节举办由老人与儿童共同朗读的活动，并把口传的故事记录成册",
    "请秘书长向大会下一届会议报告本决议的执行情况，特别是各区域图书馆网络之间交换书箱的进展和遇到的困难",
    "强调每个村庄都应有一间向所有人开放、不收费用、不问身份的图书室，并应由读者自己决定开放的时间和书架的排列",
    "鼓励各国在修建道路、学校和诊所时，为图书室留出位置，使等候的人手边有书，使返家的孩子有灯可读",
    "认识到口传的故事、歌谣和地名是没有写下来的图书馆，并邀请老人把它们讲给会写字的年轻人，由图书室代为保管",
    "促请出版者以读者负担得起的价格供应书籍，并以各国的语言印行，特别是使用者人数不多、至今没有一本词典的语言",
    "注意到山区和岛屿的读者往往要等候数月才能借到一本书，并呼吁邮政当局免收馆际互借的邮费，优先运送书箱",
    "欢迎各国图书馆学校为乡村图书室的管理人开设短期课程，并建议课程包括修补书籍、编制目录和主持朗读等内容",
    "重申任何人不得因其借阅的书籍而受到询问或处罚，借阅的记录在归还之后应予销毁，不得用于借阅以外的任何目的",
    "决定在不增加经费的情况下设立乡村图书室之友名册，由各会员国提名，每年在世界阅读日公布，以表彰他们的劳动",
)


def resolution(n: int, paragraphs: int = 100) -> str:
    """Text of the n-th invented resolution; half of its paragraphs cite."""
    lines = [
        f"第九百零{'一二三四五六七八九'[n % 9]}届会议",
        "议程项目 68",
        f"901/{n}. 乡村图书室与代际共读",
        "大会，",
        f"回顾其2846年11月18日第900/{n}号决议，",
        "铭记《联合国宪章》第一条和第五十七条，各国借书籍而相识，彼此的信任也由此生长，",
        *(f"{i + 1}. {OPERATIVE[i % len(OPERATIVE)].format(n=800 + (n + i) % 90)}；" for i in range(paragraphs - 1)),
        f"{paragraphs}. 决定继续处理此案。",
    ]
    return "\n\n".join(lines) + "\n"


ENGLISH = (
    "Recalling its resolutions {n}/16 of 27 November 2845 and {n}/12 of 18 November 2846 on village reading rooms",
    "Notes with appreciation the report of the Secretary-General (A/{n}/210) and the proposals made therein on lending",
    "Encourages Member States to pay the fares of those who keep reading rooms without pay, and to hold readings",
    "Requests the Secretary-General to report on the exchange of boxes of books between regional networks",
    "Stresses that every village should have a reading room that is open to all, asks for no fee and no papers, and whose hours and shelves are decided upon by the readers themselves, the young and the old alike",
    "Encourages States that build roads, schools and clinics to keep room in them for a shelf of books, so that those who wait may read and children who walk home may find a lamp that is lit and a chair beside it",
    "Recognizes that stories that are told, songs and the names of places are a library which nobody has written down, and invites the old to tell them to those of the young who can write, for the reading rooms to keep",
    "Calls upon publishers to offer books at prices that readers can pay and to print them in the languages of all countries, those with few speakers and no dictionary among them, with the help of regional networks",
    "Notes that readers in the mountains and on the islands often wait for months until a book reaches them, and calls upon postal authorities to carry boxes of books without charge and before other goods that can wait",
    "Welcomes the short courses that schools of librarians hold for those who keep reading rooms in villages, and recommends that they teach the mending of books, the making of catalogues and the art of reading aloud",
    "Reaffirms that nobody may be questioned or punished for the books that he or she borrows, and that the record of a loan is to be destroyed when the book has come back and serves no purpose other than the loan",
    "Decides to open, without expenditure, a register of friends of the village reading room, whom Member States name and whom the Assembly thanks each year on the day of reading for the work that they do unpaid",
)


def english_resolution(n: int, paragraphs: int = 100) -> str:
    """English text of the n-th invented resolution, cited as often."""
    lines = [
        "Nine hundred and first session",
        "Agenda item 68",
        f"901/{n}. Village reading rooms and reading across generations",
        "The General Assembly,",
        f"Recalling its resolution 900/{n} of 18 November 2846,",
        *(f"{i + 1}. {ENGLISH[i % len(ENGLISH)].format(n=800 + (n + i) % 90)};" for i in range(paragraphs - 1)),
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
