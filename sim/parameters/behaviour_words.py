"""What is said about the fields of :class:`sim.behaviour.Behaviour`, in their order."""

from sim.parameters.words import (
    A_WEEK,
    A_YEAR,
    FACTOR,
    KEPT,
    LOG_ODDS,
    LOG_ORDERS,
    MESSAGES,
    MINUTES,
    POINTS,
    SHARE,
    TABLE,
    Words,
    paper,
    partly,
    said,
)

_CHOOSING: dict[str, Words] = {
    "price_weight": said(
        ("how much a price difference counts in a choice, b_p", "选择时价格差异的分量 b_p"),
        LOG_ODDS,
        partly("Bijmolt et al. 2005", "2.62 / (1 − share); the share is ours", "2.62 / (1 − 份额)，份额由我们取定"),
    ),
    "advertising_weight": said(
        ("how much being known counts in a choice, b_A", "选择时知名度的分量 b_A"),
        LOG_ODDS,
        partly("Sethuraman et al. 2011", "tuned to its elasticities", "按其弹性调定"),
    ),
    "reputation_weight": said(
        ("how much the word about a firm counts in a choice, b_W", "选择时口碑的分量 b_W"), LOG_ODDS
    ),
    "outside_attraction": said(("the attraction of doing without, V₀", "“不买也行”的吸引力 V₀"), LOG_ODDS),
    "entry_rate": said(("chance that an unserved person looks around", "未被服务的人开始物色的概率"), A_WEEK),
    "habit": said(
        ("part of a usual promotion that customers come to expect", "经常打折后，顾客当作理所当然的那一部分"), SHARE
    ),
}

_REVIEWING: dict[str, Words] = {
    "contentment": said(
        ("steepness of staying above neutral satisfaction, κ⁺", "满意一侧的陡度 κ⁺"),
        LOG_ODDS,
        partly(
            "Jones & Sasser 1995",
            "six times the odds from 4 to 5 where s₀ is 3.8",
            "s₀ 为 3.8 时，4 分到 5 分几率差六倍",
        ),
    ),
    "discontent": said(("steepness of leaving below it, κ⁻", "不满一侧的陡度 κ⁻"), LOG_ODDS),
    "indifference": said(
        ("neutral satisfaction, s₀: leaves at the own rate θ only", "中性满意度 s₀：只按本人的 θ 离开"), POINTS
    ),
    "product_tie": said(("hold of each further product", "每多持有一件产品的牵系"), LOG_ODDS),
    "tier_tie": said(("hold of points and tiers at their fullest", "积分与等级的牵系（最大值）"), LOG_ODDS),
    "over_contact_push": said(
        ("push of each squared message beyond the best number", "超过最佳消息数后，每一单位平方的推力"), LOG_ODDS
    ),
    "rival_pull": said(
        ("how much of the best rival's lead is felt in a review", "复核时感受到的最强对手优势的比例"), FACTOR
    ),
    "proactive_contented": said(
        ("what a retention call does to a contented customer", "挽留电话打给本来满意的客户时的作用"),
        LOG_ODDS,
        partly("Ascarza et al. 2016", "tuned until three months show its rise", "调至三个月内出现其升幅"),
    ),
    "proactive_dissatisfied": said(
        (
            "what it does to a dissatisfied one (times the strength of the offer)",
            "打给不满意客户时的作用（乘以优惠强度）",
        ),
        LOG_ODDS,
    ),
}

_FEELING: dict[str, Words] = {
    "gain": said(
        ("part of a good surprise that satisfaction takes up, g⁺", "惊喜计入满意度的比例 g⁺"),
        SHARE,
        partly("Anderson & Sullivan 1993", "the sign only; the size is an *assumption*", "仅方向；大小为*假设*"),
    ),
    "loss": said(
        ("part of a disappointment that it takes up, g⁻", "失望计入满意度的比例 g⁻"),
        SHARE,
        partly("Anderson & Sullivan 1993", "the sign only; twice as much is an *assumption*", "仅方向；两倍为*假设*"),
    ),
    "expectation_drift": said(("part of a surprise that becomes expectation", "意外变成期望的比例"), SHARE),
    "quality_floor": said(
        ("quality of untrained, joyless, new staff, q₀", "未经培训、士气低落的新手的质量 q₀"), POINTS
    ),
    "quality_span": said(
        ("what skill, morale and experience can add, q₁", "技能、士气、经验最多能添加的质量 q₁"), POINTS
    ),
    "wait_penalty": said(("loss by an endless wait", "无限等待的损失"), POINTS),
    "wait_half": said(("wait that costs half of it", "损失达一半时的等待时间"), MINUTES),
    "abandon_penalty": said(("loss by giving up on the line", "等不到而挂断的损失"), POINTS),
    "unsolved_penalty": said(
        ("loss by a contact that solved nothing", "联系了却没解决的损失"),
        POINTS,
        partly("Feinberg et al. 2000", "that it counts; the size is an *assumption*", "仅“有影响”；大小为*假设*"),
    ),
    "failure_penalty": said(("loss by a large failure", "大失误的损失"), POINTS),
    "care_lift": said(("what care contacts add at their fullest", "关怀联系最多能添加的"), POINTS),
    "perk_lift": said(("what the top tier's benefits add at their fullest", "最高等级权益最多能添加的"), POINTS),
    "unfairness": said(
        ("loss of one's own customers per unit of discount for newcomers only", "只给新客的折扣，每单位让老客户损失的"),
        POINTS,
    ),
    "noise": said(("spread of a week's mood", "每周心情的波动"), POINTS),
}

_FAILING: dict[str, Words] = {
    "failure_rate": said(
        ("chance of a failure before skill and systems lower it", "技能与系统起作用之前的失误概率"), A_WEEK
    ),
    "large_share": said(("part of failures that are large", "大失误所占比例"), SHARE),
    "failure_shock": said(
        (
            "part of what TARP's intentions lose against a quick solution that is acted on at once",
            "与快速解决相比，TARP 所述意向的损失中当即变成行动的比例",
        ),
        SHARE,
    ),
    "complainers": said(
        ("which table of outcomes holds: classic or modern", "采用哪张结果表：classic 或 modern"),
        TABLE,
        partly("TARP 1986", "the modern table is an *assumption*", "modern 表为*假设*"),
    ),
}

_MARKETING: dict[str, Words] = {
    "carry_over": said(
        ("what is left of last week's advertising, δ", "上周广告还剩多少 δ"),
        KEPT,
        partly(
            "Sethuraman et al. 2011",
            "its .758 lies among them; the three are ours",
            "其 .758 居于三者之间；三个值为我们所定",
        ),
    ),
    "message_optimum": said(
        ("number of messages that sells most", "卖得最多的消息数"), MESSAGES, paper("Zhang et al. 2017")
    ),
    "message_steepness": said(
        ("how sharply the effect falls on both sides of it", "偏离最佳数后效果下降的快慢"),
        FACTOR,
        partly("Zhang et al. 2017", "tuned to its losses of profit", "按其利润损失调定"),
    ),
    "message_lift": said(
        ("further orders at the best number of plain messages, times .6", "最佳消息数时的订单增量（乘 .6）"), SHARE
    ),
    "reminder": said(
        ("what being seen adds to one's own customers' orders", "广告提醒给老客户订单的增量"),
        LOG_ORDERS,
        partly("Sethuraman et al. 2011", "tuned to .12 in the short run", "按短期弹性 .12 调定"),
    ),
    "cross_sell_rate": said(("chance of a further product at full effort", "全力推荐时加购一件产品的概率"), A_WEEK),
    "product_revenue": said(
        ("revenue of each further product, of the first one's", "每多一件产品的收入（占第一件）"), SHARE
    ),
    "promotion_response": said(
        ("elasticity of one's own customers' orders to their discount", "老客户订单对自己折扣的弹性"), FACTOR
    ),
    "discount_rate": said(
        ("interest in customer lifetime value, i", "客户终身价值的折现率 i"), A_YEAR, paper("Gupta & Lehmann 2003")
    ),
}

BEHAVIOUR: dict[str, Words] = {
    f"behaviour.{name}": words
    for part in (_CHOOSING, _REVIEWING, _FEELING, _FAILING, _MARKETING)
    for name, words in part.items()
}
