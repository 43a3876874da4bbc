"""What is said about the named numbers in the rooms of the market: marketing, care, buying, leaving, value."""

from sim.parameters.words import (
    A_WEEK,
    COUNTED,
    COURSE,
    FACTOR,
    HOURS,
    KEPT,
    LIMIT,
    LOG_ODDS,
    MEASURED,
    MESSAGES,
    MINUTES,
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
    "marketing.HABIT_MEMORY": said(("discount that customers are used to, kept", "已习惯的折扣保留多少"), KEPT),
    "marketing.HABIT_GAIN": said(("and so much of this week's added", "另加本周折扣的多少"), A_WEEK),
    "marketing.AIM": said(("aimed advertising that hits where data are worst", "数据最差时命中目标的广告"), SHARE),
    "marketing.AIM_BY_DATA": said(("what the best data add to it", "最好的数据能再提高多少"), SHARE),
    "marketing.FITTING": said(
        ("how well personal messages fit where data are worst", "数据最差时个性化消息的贴合度"), SHARE
    ),
    "marketing.FITTING_BY_DATA": said(("what the best data add to it", "最好的数据能再提高多少"), SHARE),
    "marketing.PLAIN_STRENGTH": said(
        ("strength of plain messages, of `message_lift`", "普通消息的力度（占 `message_lift`）"), FACTOR
    ),
    "marketing.PERSONAL_STRENGTH": said(
        ("what wholly personal ones that fit add to it", "完全个性化且贴合时再提高多少"), FACTOR
    ),
    "marketing.BAD_NEWS": said(("weight of a warning, relative to a recommendation", "劝阻的分量（推荐为 1）"), FACTOR),
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
    "care.CARE_PRESSURE": said(("pressure of a care contact", "一次关怀联系的打扰"), MESSAGES),
    "care.CALL_PRESSURE": said(("pressure of a retention contact", "一次挽留联系的打扰"), MESSAGES),
    "loyalty.MEMBER_WEEKS": said(
        ("with the firm before joining the loyalty programme", "成为会员前与企业相处多久"), WEEKS
    ),
    "loyalty.POINTS_TIE": said(("part of `tier_tie` that points make", "积分在 `tier_tie` 中所占"), SHARE),
    "loyalty.BENEFITS_TIE": said(("part that the top tier's benefits make", "最高等级权益所占"), SHARE),
    "care.MOOD_TELLS": said(
        (
            "weight of dissatisfaction in who counts as at risk, relative to chance",
            "判断谁要走时，不满相对于运气的分量",
        ),
        FACTOR,
    ),
    "care.BIGGEST_WORTH": said(
        (
            "value beyond which lost customers are not told apart, of the list price",
            "挽回时价值高于它就不再区分（标价的倍数）",
        ),
        FACTOR,
    ),
    "automation.MORNING": said(
        ("minute of the day at which rules look at open complaints", "规则每天查看未结投诉的时刻（当天第几分钟）"),
        MINUTES,
    ),
    "automation.POINTS_LAST": said(("after an order a member's points last so long", "会员下单后积分的有效期"), WEEKS),
    "care.RECONSIDER": said(("asked customers who look around because of it", "被联系者因此再看一眼的比例"), A_WEEK),
}

_BUYING: dict[str, Words] = {
    "purchases.MOST_ORDERS": said(("orders a customer can place in a week", "一位客户每周最多订单数"), NUMBER, LIMIT),
    "purchases.ORDER_SPREAD": said(
        ("sigma of one customer's orders around their mean", "单个客户订单金额的 σ"), FACTOR
    ),
    "purchases.WELCOME_WEEKS": said(
        ("weeks in which a newcomer pays the newcomers' price", "新客享受迎新价的周数"), WEEKS
    ),
    "purchases.SPENDING_MEMORY": said(
        ("a week's weight in recent spending (half-life 26 weeks)", "近期消费中一周的保留（半衰期 26 周）"), KEPT
    ),
    "purchases.MOST_PRODUCTS": said(("products a customer can hold", "一位客户最多持有的产品"), NUMBER, LIMIT),
    "purchases.APPETITE": said(
        ("makes readiness for further products 1 on average", "使加购意愿平均为 1 的系数"), FACTOR, MEASURED
    ),
    "purchases.BIGGEST_APPETITE": said(
        ("nobody is readier than one who spends so many times the mean", "消费超过均值的这么多倍后，加购意愿不再升高"),
        FACTOR,
    ),
    "purchases.EFFORT_HALF": said(
        ("effort at cross-selling with half of its utmost effect", "交叉销售效果达极限一半的力度"), SHARE
    ),
    "purchases.GUESSED": said(("offers that suit without analytics", "没有分析时推荐的合适程度"), FACTOR),
    "purchases.FOUND": said(("what analytics add to it", "分析能再提高多少"), FACTOR),
    "purchases.RELUCTANT": said(("up to it nobody adds a product", "满意度不高于它就不加购"), POINTS),
    "purchases.EAGERNESS": said(("so much above it the pack's rate holds", "再高出这么多时按情景包的概率加购"), POINTS),
    "purchases.MOST_EAGER": said(("most that satisfaction makes of that rate", "满意度最多把这个概率放大到"), FACTOR),
    "purchases.MONTHS_BY_WEEK": said(("monthly bills in a week", "每周的月账单数"), NUMBER, COUNTED),
    "purchases._BILL_WEEKS": said(
        ("weeks of a quarter with a monthly bill, shifted by customer", "一个季度中出月账单的周（各客户错开）"),
        WEEKS,
        COUNTED,
    ),
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
    "tariff.USUAL_HOURS": said(
        ("promise at which cases are worked at the usual pace", "按平常速度办案的承诺时限"), HOURS
    ),
    "tariff.HURRY": said(("power by which a shorter promise speeds them up", "时限缩短使办案加快的幂次"), FACTOR),
    "tariff.SLOWEST": said(("least pace", "最慢的速度"), FACTOR),
    "tariff.FASTEST": said(("highest pace", "最快的速度"), FACTOR),
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
    "customers.LEAVING_RANGE": said(("bounds of everybody's θ", "每个人 θ 的上下限"), SHARE, LIMIT),
    "customers.VALUE_RANGE": said(
        ("bounds of anybody's order or fee, of the segment's mean", "个人订单或月费的上下限（占本群均值）"),
        FACTOR,
        LIMIT,
    ),
    "customers.PRICE_SENSE": said(
        ("least sensitivity to prices, of the segment's mean", "最低的价格敏感度（占本群均值）"), FACTOR
    ),
    "customers.PRICE_SENSE_SPAN": said(("what chance adds to it at most", "随机因素最多再加多少"), FACTOR),
    "customers.LONG_AGO": said(("nothing is remembered as longer ago", "再久以前的事都算作这么久"), WEEKS, LIMIT),
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
    "market.FIRST_MOOD": said(("spread of the first customers' satisfaction", "首批客户满意度的波动"), POINTS),
    "market.FIRST_HOPE": said(("spread of what they expect", "他们期望的波动"), POINTS),
    "market.SECOND_PRODUCT": said(("of them who hold a second product", "其中持有第二件产品的比例"), SHARE),
    "market.LONGEST_TENURE": said(
        ("that the oldest of them have been with their firm", "其中最老的客户与企业相处多久"), WEEKS
    ),
    "score.CEILING": said(("points of one part end here", "单项得分的上限"), SCORE),
}

MARKET: dict[str, Words] = {**_MARKETING, **_CARE, **_BUYING, **_LEAVING}
