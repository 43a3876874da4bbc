"""What is said about the levers' ranges and about what events change, both set by each pack."""

from sim.parameters.words import (
    FACTOR,
    HOURS,
    LOG_ODDS,
    MESSAGES,
    NUMBER,
    SHARE,
    YUAN_A_HEAD,
    YUAN_A_ROUND,
    Words,
    said,
)
from sim.text import Text

_A_ROUND = Text(en="times a round", zh="次/回合")
_A_WEEK = Text(en="a week", zh="次/周")

_MARKETING: dict[str, Words] = {
    "levers.ads_search": said(("search advertising", "搜索广告"), YUAN_A_ROUND),
    "levers.ads_social": said(("advertising on social media", "社交媒体广告"), YUAN_A_ROUND),
    "levers.ads_brand": said(("brand advertising", "品牌广告"), YUAN_A_ROUND),
    "levers.promotion_depth": said(("price cut, of the list price", "降价幅度（占标价）"), SHARE),
    "levers.messages": said(("messages to a customer who agreed", "发给每位同意联系的客户的消息"), MESSAGES),
    "levers.personalisation": said(("how personal messages are", "消息的个性化程度"), SHARE),
    "levers.cross_selling": said(("effort at cross-selling", "交叉销售的力度"), SHARE),
}

_SERVICE: dict[str, Words] = {
    "levers.agents": said(("agents", "坐席"), NUMBER),
    "levers.specialists": said(("complaint specialists", "投诉专员"), NUMBER),
    "levers.training": said(("training of an agent", "每名坐席的培训"), YUAN_A_HEAD),
    "levers.pay": said(("pay, of the market's wage", "薪酬（市场水平为 1）"), FACTOR),
    "levers.visits": said(("visits that can be booked", "可预约的上门或面谈次数"), _A_WEEK),
    "levers.self_service_push": said(
        ("contacts that must try self-service first, the easiest first", "须先走自助的联系（从最简单的起）"), SHARE
    ),
    "levers.self_service": said(("self-service", "自助服务"), YUAN_A_ROUND),
    "levers.compensation": said(("paid after a failure, of the price", "出错后的补偿（占价格）"), SHARE),
    "levers.empowerment": said(("how far agents may decide themselves", "坐席可自行决定的程度"), SHARE),
    "levers.complaint_hours": said(("promised time for a complaint", "承诺处理投诉的时间"), HOURS),
}

_CARE: dict[str, Words] = {
    "levers.points_rate": said(("points, of revenue", "积分（占收入）"), SHARE),
    "levers.tier_benefits": said(("benefits of a member", "每位会员的礼遇"), YUAN_A_HEAD),
    "levers.care_contacts_a": said(("care contacts with a grade A customer", "对每位 A 级客户的关怀"), _A_ROUND),
    "levers.care_contacts_b": said(("the same for grade B", "对每位 B 级客户的关怀"), _A_ROUND),
    "levers.care_contacts_c": said(("the same for grade C", "对每位 C 级客户的关怀"), _A_ROUND),
    "levers.key_account_managers": said(("key-account managers", "大客户经理"), NUMBER),
    "levers.proactive_reach": said(("customers approached before they leave", "主动挽留的客户"), SHARE),
    "levers.win_back_budget": said(("winning back", "客户挽回"), YUAN_A_ROUND),
    "levers.study_interviews": said(
        ("interviews of each bought study, over all rivals", "每项对手研究的访谈数（所有对手合计）"), NUMBER
    ),
    "levers.survey_share": said(("customers asked how satisfied they are", "被问卷调查的客户"), SHARE),
    "levers.survey_follow_up": said(("unhappy answers that are called back", "不满答卷的回访"), SHARE),
}

_PLATFORM: dict[str, Words] = {
    "levers.platform_operational": said(("operational CRM", "运营型 CRM"), YUAN_A_ROUND),
    "levers.platform_analytical": said(("analytical CRM", "分析型 CRM"), YUAN_A_ROUND),
    "levers.platform_collaborative": said(("collaborative CRM", "协作型 CRM"), YUAN_A_ROUND),
    "levers.data_quality": said(("data quality", "数据质量"), YUAN_A_ROUND),
}

LEVER: dict[str, Words] = {**_MARKETING, **_SERVICE, **_CARE, **_PLATFORM}
"""Every lever that is a number; what chooses among options has no parameter."""

EFFECT: dict[str, Words] = {
    "failure_rate": said(("how often things go wrong (step 9)", "出错的频率（第 9 步）"), FACTOR),
    "contact_rate": said(("how often customers call (step 10)", "客户联系的频率（第 10 步）"), FACTOR),
    "handling_time": said(("how long a contact takes (step 10)", "每次联系的处理时长（第 10 步）"), FACTOR),
    "purchase_rate": said(("how often customers order (step 15)", "下单的频率（第 15 步）"), FACTOR),
    "price_sensitivity": said(("how much prices count (step 13)", "对价格的在意程度（第 13 步）"), FACTOR),
    "entry_rate": said(
        ("how many of the unserved look around (step 18)", "无人服务者物色商家的比例（第 18 步）"), FACTOR
    ),
    "review_rate": said(("how often customers look around (step 16)", "客户另看别家的频率（第 16 步）"), FACTOR),
    "advertising_cost": said(("price of advertising (step 2)", "广告的价格（第 2 步）"), FACTOR),
    "wage": said(("the market's wage (step 5)", "市场工资（第 5 步）"), FACTOR),
    "outside_attraction": said(
        ("added to the attraction of doing without (step 13)", "加到“不用”的吸引力上（第 13 步）"), LOG_ODDS
    ),
}
"""Every quantity that an event may change."""
