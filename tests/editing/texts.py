"""A resolution and a draft in their forms, for tests that correct them."""

RESOLUTION = """第九百零一届会议

议程项目 12

河流

2846 年 11 月 18 日大会决议

[未经发交主要委员会而通过(A/901/L.5 和 Add.1)]

901/40. 河流

大会，

回顾其 2845 年 1 月 2 日第 900/7 号决议和 A/901/345-S/2846/898，

又回顾其关于山岳的第 900/8 号决议，

1. 请秘书长向大会第九百零二届会议提交报告；

2. 促请会员国保护河流及其沿岸的居民；

3. 决定继续审议此事。

2846 年 11 月 18 日
第 38 次全体会议
"""
DRAFT = """第九百零一届会议

议程项目 12

河流

斐济、鲁里坦尼亚和瑙鲁：决议草案

河流

大会，

回顾第 901/40 号决议，

1. 决定继续审议。
"""
ENGLISH = """Nine hundred and first session

Agenda item 12

Resolution adopted by the General Assembly on 18 November 2846

[without reference to a Main Committee (A/901/L.5)]

901/40. Rivers

The General Assembly,

Recalling its resolution 900/7 of 2 January 2845,

1. Requests the Secretary-General to report;

2. Decides to remain seized of the matter.
"""
