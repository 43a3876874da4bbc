"""What is said about a parameter: what it means, in which unit it stands, and who published it."""

from dataclasses import dataclass

from sim.text import Text


@dataclass(frozen=True, slots=True)
class Words:
    """What a reader needs beside the value."""

    meaning: Text
    unit: Text
    source: Text
    """author and year, or the word *assumption*; a calendar and arithmetic need neither"""


def said(meaning: tuple[str, str], unit: Text, source: Text | None = None) -> Words:
    """Give the words of one parameter, English and Chinese; without a source it is an assumption."""
    en, zh = meaning
    return Words(Text(en=en, zh=zh), unit, ASSUMED if source is None else source)


def paper(citation: str) -> Text:
    """Give a source that reads the same in both languages."""
    return Text(en=citation, zh=citation)


def partly(citation: str, en: str, zh: str) -> Text:
    """Give a source that covers only a part, with what it leaves to us."""
    return Text(en=f"{citation}; {en}", zh=f"{citation}；{zh}")


ASSUMED = Text(en="*assumption*", zh="*假设*")
COUNTED = Text(en="arithmetic", zh="换算")
LIMIT = Text(en="*assumption* (a bound for arithmetic)", zh="*假设*（运算上限）")
CONVENTION = Text(en="convention of the trade: 80 % within 20 s", zh="行业惯例：20 秒内接起 80%")
MEASURED = Text(en="measured on the engine itself", zh="由引擎自身测得")
COURSE = Text(en="*assumption* (the course's customer pyramid)", zh="*假设*（课程中的客户金字塔）")

LOG_ODDS = Text(en="log-odds", zh="对数几率")
LOG_ORDERS = Text(en="log-orders", zh="订单对数")
POINTS = Text(en="points of satisfaction", zh="满意度分")
SHARE = Text(en="share", zh="比例")
KEPT = Text(en="share kept a week", zh="每周保留比例")
A_WEEK = Text(en="share a week", zh="每周比例")
A_YEAR = Text(en="share a year", zh="每年比例")
FACTOR = Text(en="factor", zh="倍数")
WEEKS = Text(en="weeks", zh="周")
YEARS = Text(en="years", zh="岁")
DAYS = Text(en="days", zh="天")
HOURS = Text(en="working hours", zh="工作小时")
MINUTES = Text(en="minutes", zh="分钟")
MESSAGES = Text(en="messages a week", zh="每周消息数")
TABLE = Text(en="table", zh="表")
YUAN = Text(en="yuan", zh="元")
YUAN_A_ROUND = Text(en="yuan a round", zh="元/回合")
YUAN_A_HEAD = Text(en="yuan a person and round", zh="元/人·回合")
NUMBER = Text(en="number", zh="个数")
ROUNDS = Text(en="rounds", zh="回合")
SCORE = Text(en="points of score", zh="得分")
