"""What is said about what each pack sets: its offer, service, response curves, costs, budget, score and segments."""

from sim.parameters.words import (
    FACTOR,
    HOURS,
    MINUTES,
    NUMBER,
    POINTS,
    ROUNDS,
    SHARE,
    YEARS,
    YUAN,
    YUAN_A_HEAD,
    YUAN_A_ROUND,
    Words,
    partly,
    said,
)

_HALF = ("half of the full effect", "效果达一半的投入")
_BETA = partly(
    "Fader & Hardie 2007",
    "`club_buyers` and `city_breakers` lie halfway between its two groups: *assumption*",
    "`club_buyers` 与 `city_breakers` 取其两类的中点：*假设*",
)

_PARTS = {
    "retention": ("the retention of grades A and B", "A、B 级客户留存率"),
    "satisfaction": ("satisfaction", "满意度"),
    "profit": ("profit", "利润"),
    "equity": ("customer equity", "客户资产"),
}
"""of the score -> what it is"""

_OFFER: dict[str, Words] = {
    "offer.price": said(("list price of an order or a month", "一单或一个月的标价"), YUAN),
    "offer.cost_share": said(
        ("cost of the goods, of the list price", "成本占标价的比例"),
        SHARE,
        partly("Bijmolt et al. 2005", "a margin near 1 / 2.62", "毛利率接近 1 / 2.62"),
    ),
    "offer.contact_cost": said(("a contact's cost beyond wages", "一次联系在工资之外的成本"), YUAN),
    "customers_per_firm": said(("people in the market for each firm", "每家企业对应的人数"), NUMBER),
    "unserved": said(("people whom nobody serves at the start", "开始时无人服务的比例"), SHARE),
}

_SERVICE: dict[str, Words] = {
    "service.handling_minutes": said(("mean handling time on the phone", "电话平均处理时长"), MINUTES),
    "service.handling_spread": said(("sigma of its lognormal spread", "其对数正态分布的 σ"), FACTOR),
    "service.patience_minutes": said(
        ("mean of the exponential patience", "耐心（指数分布）的均值"),
        MINUTES,
        partly("Garnett et al. 2002", "the shape; the mean is an *assumption*", "仅分布形状；均值为*假设*"),
    ),
    "service.case_hours": said(("a specialist's work on one complaint", "专员处理一件投诉的工时"), HOURS),
    "service.first_contact_resolution": said(
        ("solved at first contact by the untrained", "未经培训者的首次解决率"), SHARE
    ),
    "service.visit_minutes": said(("what a visit takes, with the way", "一次上门或面谈的时长（含路上）"), MINUTES),
    "service.visit_resolution": said(
        ("settled by one visit of the untrained who must ask for everything", "未经培训、事事请示者当面办的解决率"),
        SHARE,
    ),
}

_CURVES: dict[str, Words] = {
    "half.advertising": said((f"per channel: {_HALF[0]}", f"每个渠道：{_HALF[1]}"), YUAN_A_ROUND),
    "half.training": said(_HALF, YUAN_A_HEAD),
    "half.self_service": said(_HALF, YUAN_A_ROUND),
    "half.platform": said((f"each of three: {_HALF[0]}", f"三项各自：{_HALF[1]}"), YUAN_A_ROUND),
    "half.data_quality": said(_HALF, YUAN_A_ROUND),
    "half.tier_benefits": said((f"per member: {_HALF[0]}", f"每位会员：{_HALF[1]}"), YUAN_A_HEAD),
    "half.points": said((f"of revenue: {_HALF[0]}", f"占收入：{_HALF[1]}"), SHARE),
}

_COSTS: dict[str, Words] = {
    "costs.agent": said(("an agent's wage", "坐席工资"), YUAN_A_ROUND),
    "costs.specialist": said(("a complaint specialist's wage", "投诉专员工资"), YUAN_A_ROUND),
    "costs.key_account_manager": said(("a key-account manager's wage", "大客户经理工资"), YUAN_A_ROUND),
    "costs.hire": said(("hiring one person", "招一个人"), YUAN),
    "costs.dismissal": said(("dismissing one person", "辞退一个人"), YUAN),
    "costs.message": said(("one plain message", "一条普通消息"), YUAN),
    "costs.care_contact": said(("one care contact or cross-selling offer", "一次关怀联系或交叉推荐"), YUAN),
    "costs.survey": said(("asking one customer", "问卷调查一位客户"), YUAN),
    "costs.study": said(("an institute's fee for a study of the rivals", "一项对手研究的委托费"), YUAN),
    "costs.interview": said(("one interview of such a study", "该研究的一次访谈"), YUAN),
    "costs.self_service_session": said(
        ("one session of self-service", "一次自助服务"),
        YUAN,
        partly(
            "Gartner 2019",
            "10 cents against $8.01 with somebody; the yuan are an *assumption*",
            "自助 10 美分，人工 8.01 美元；元数为*假设*",
        ),
    ),
    "costs.visit": said(("one appointment for a visit, kept or not", "一次上门或面谈的预约，来不来都要付"), YUAN),
    "costs.chat": said(("keeping chat open", "开放在线聊天"), YUAN_A_ROUND),
    "costs.social": said(("keeping social media open", "开放社交媒体"), YUAN_A_ROUND),
    "costs.call": said(("one proactive call", "一次主动挽留电话"), YUAN),
    "costs.gift": said(("one gift or upgrade", "一份礼品或升级"), YUAN),
    "costs.fixed": said(("rent, leadership, systems", "房租、管理、系统"), YUAN_A_ROUND),
    "budget.base": said(("budget of every round", "每回合基本预算"), YUAN_A_ROUND),
    "budget.revenue_share": said(("and so much of last round's revenue", "另加上回合收入的比例"), SHARE),
}

_GAME: dict[str, Words] = {
    "rounds": said(("rounds of a game", "一局的回合数"), ROUNDS),
    **{f"score.weights.{part}": said((f"weight of {en}", f"{zh}的权重"), SHARE) for part, (en, zh) in _PARTS.items()},
    **{
        f"score.scale.{part}": said((f"{en} worth 0 and 100 points", f"{zh}得 0 分与 100 分的数值"), unit)
        for (part, (en, zh)), unit in zip(_PARTS.items(), (SHARE, POINTS, YUAN_A_ROUND, YUAN), strict=True)
    },
}

PACK: dict[str, Words] = {**_OFFER, **_SERVICE, **_CURVES, **_COSTS, **_GAME}

SEGMENT: dict[str, Words] = {
    "share": said(("of all people", "占全部人口"), SHARE),
    "leaving.a": said(("first number of the beta distribution of θ", "θ 的贝塔分布的第一个参数"), FACTOR, _BETA),
    "leaving.b": said(("second number", "第二个参数"), FACTOR, _BETA),
    "orders.mean": said(
        ("mean orders a week (ignored where bills come monthly)", "每周平均订单（按月付费时不用）"), NUMBER
    ),
    "orders.shape": said(("shape of the gamma distribution: small is unequal", "伽马分布的形状：越小越不均"), FACTOR),
    "value": said(("mean order, of the list price", "平均订单（占标价）"), FACTOR),
    "value_spread": said(
        ("sigma of its lognormal spread", "其对数正态分布的 σ"),
        FACTOR,
        partly("McCarthy & Winer 2019", "whose shares of the top fifth it is held against", "用其前 20% 客户份额检验"),
    ),
    "contacts.mean": said(("mean contacts a week", "每周平均联系"), NUMBER),
    "contacts.shape": said(("shape of their gamma distribution", "其伽马分布的形状"), FACTOR),
    "price_sensitivity": said(("relative to 1", "以 1 为基准"), FACTOR),
    "care_sensitivity": said(("relative to 1", "以 1 为基准"), FACTOR),
    "consent": said(("agrees to be contacted", "同意被联系"), SHARE),
    "visits": said(("would rather be met in person", "更愿意当面办"), SHARE),
    "channels": said(("prefer this service channel", "偏好这一服务渠道"), SHARE),
    "media": said(("can be reached by this advertising channel", "这一广告渠道能触达的"), SHARE),
    "ages": said(
        ("youngest and oldest; a picture, which decides nothing", "最小与最大年龄；只是画像，不影响结果"), YEARS
    ),
}
