"""What is said about the named numbers in the rooms of the market: marketing, care, buying, leaving, value."""

from sim.parameters.words import (
    A_WEEK,
    COUNTED,
    COURSE,
    FACTOR,
    KEPT,
    LIMIT,
    LOG_ODDS,
    MEASURED,
    MESSAGES,
    NUMBER,
    POINTS,
    ROUNDS,
    SCORE,
    SHARE,
    WEEKS,
    Words,
    partly,
    said,
)

_MARKETING: dict[str, Words] = {
    "marketing.PRESSURE_MEMORY": said(("contact pressure still felt a week later", "一周后还感到的打扰度"), KEPT),
    "marketing.CROSS_SELL_LOAD": said(("pressure of cross-selling at full effort", "全力交叉销售带来的打扰"), MESSAGES),
    "marketing.DOUBLED": said(("messages that arrive twice where data are worst", "数据最差时重复送达的消息"), SHARE),
    "marketing.REPUTATION_MEMORY": said(("what is left of a firm's reputation", "一周后还剩的口碑"), KEPT),
    "marketing.PRAISES": said(
        ("satisfaction above which a customer recommends", "高于它就会推荐的满意度"),
        POINTS,
        partly("East et al. 2007", "set for three good words to one bad", "按好评与差评三比一取定"),
    ),
    "marketing.WARNS": said(
        ("satisfaction below which a customer warns", "低于它就会劝阻的满意度"),
        POINTS,
        partly("East et al. 2007", "set for three good words to one bad", "按好评与差评三比一取定"),
    ),
}

_CARE: dict[str, Words] = {
    "care.CARE_HALF": said(
        ("care contacts a round with half of the full effect", "效果达一半的关怀联系次数（每回合）"), NUMBER
    ),
    "care.KEY_ACCOUNT_LIFT": said(
        ("what a key-account manager adds for grade A, of the full effect", "大客户经理给 A 级客户的增量"), SHARE
    ),
    "care.OFFER_STRENGTH": said(
        ("strength of a retention offer, relative to a gift", "挽留优惠的强度（礼品为 1）"), FACTOR
    ),
    "care.CALM_MARGIN": said(("so far below neutral counts as dissatisfied", "低于中性这么多算不满意"), POINTS),
    "care.STILL_WORKS": said(
        ("while a contact works more than this, nobody calls again", "上次联系的作用还大于它时不再打扰"), LOG_ODDS
    ),
    "care.BOND_MEMORY": said(("what is left of a promise that calms", "安抚承诺一周后还剩的"), KEPT),
    "care.WOKEN_MEMORY": said(
        ("what is left where a contact woke a customer", "被“叫醒”的客户一周后还剩的"),
        KEPT,
        partly("Ascarza et al. 2016", "still there after three months", "三个月后仍可见"),
    ),
    "care.WIN_BACK_WEEKS": said(("so long lost customers are approached", "客户流失后还会联系多久"), WEEKS),
    "care.WIN_BACK_PULL": said(
        ("pull of a win-back offer", "挽回优惠的吸引力"),
        LOG_ODDS,
        partly("Kumar et al. 2015", "the order only", "仅次序"),
    ),
    "care.WIN_BACK_BOND": said(
        ("what it does to leaving again", "挽回后再次离开的倾向"),
        LOG_ODDS,
        partly("Kumar et al. 2015", "the order only", "仅次序"),
    ),
    "care.RECONSIDER": said(("asked customers who look around because of it", "被联系者因此再看一眼的比例"), A_WEEK),
}

_BUYING: dict[str, Words] = {
    "purchases.MOST_ORDERS": said(("orders a customer can place in a week", "一位客户每周最多订单数"), NUMBER, LIMIT),
    "purchases.ORDER_SPREAD": said(
        ("sigma of one customer's orders around their mean", "单个客户订单金额的 σ"), FACTOR
    ),
    "purchases.SPENDING_MEMORY": said(
        ("a week's weight in recent spending (half-life 26 weeks)", "近期消费中一周的保留（半衰期 26 周）"), KEPT
    ),
    "purchases.MOST_PRODUCTS": said(("products a customer can hold", "一位客户最多持有的产品"), NUMBER, LIMIT),
    "purchases.MONTHS_BY_WEEK": said(("monthly bills in a week", "每周的月账单数"), NUMBER, COUNTED),
    "grading.CUMULATIVE": said(("customers graded A; A or B; A to C", "评为 A；A 或 B；A 到 C 的比例"), SHARE, COURSE),
    "tariff.WEEKS": said(("weeks in a round", "一个回合的周数"), WEEKS, COUNTED),
    "clock.WEEKS": said(("the same, on the clock", "同上，时钟所用"), WEEKS, COUNTED),
    "tariff.OFFERS_PER_WEEK": said(
        ("cross-selling offers at full effort, per customer", "全力交叉销售时每位客户的推荐数"), A_WEEK
    ),
    "tariff.OFFER_DISCOUNT": said(("depth of a discount to keep or win back", "挽留或挽回折扣的深度"), SHARE),
    "tariff.PORTFOLIO": said(("customers of one key-account manager", "一位大客户经理照看的客户"), NUMBER),
    "tariff.OVERPAYMENT": said(
        ("what empowered staff pay beyond the policy, of the price", "充分授权的员工多赔的部分（占价格）"), SHARE
    ),
    "tariff.ANSWERS": said(("surveyed customers who answer", "问卷回收率"), SHARE),
    "budget.PROMOTED": said(
        ("part of revenue that a promotion touches, for the plan", "编预算时促销涉及的收入比例"), SHARE
    ),
    "budget.SPARE": said(
        ("a plan may always cost so many times the cheapest one", "预算不低于最便宜方案的倍数"), FACTOR
    ),
}

_LEAVING: dict[str, Words] = {
    "retention.MOST": said(("no base chance of a review above it", "基础复核概率的上限"), SHARE, LIMIT),
    "accounts.LEAST_LEAVING": said(("nobody is valued as leaving less often", "估值时离开概率的下限"), A_WEEK, LIMIT),
    "customers.MOST_UNUSUAL": said(
        ("nobody orders or calls more often than so many times the mean", "订单与联系率不超过均值的倍数"), FACTOR, LIMIT
    ),
    "movement.NEWCOMER_HOPE": said(("a newcomer's satisfaction above neutral", "新客满意度高出中性的部分"), POINTS),
    "movement.NEWCOMER_SPREAD": said(("its spread", "新客满意度的波动"), POINTS),
    "market.SPOILT": said(
        ("expectation above satisfaction where both come to rest", "期望与满意度都稳定后，期望高出的部分"),
        POINTS,
        MEASURED,
    ),
    "market.WARM_UP_ROUNDS": said(
        ("played with the start decisions before round 1", "第 1 回合前按起始决策预演"), ROUNDS
    ),
    "score.CEILING": said(("points of one part end here", "单项得分的上限"), SCORE),
}

MARKET: dict[str, Words] = {**_MARKETING, **_CARE, **_BUYING, **_LEAVING}
