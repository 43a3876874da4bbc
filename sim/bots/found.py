"""Strategies that nobody thought of: found by search over all levers (:mod:`sim.balance.search`).

How each was found stands below it; a search after a change of the model finds others.
"""

from sim.bots import reactions
from sim.bots.strategy import EVERY_CHANNEL, Strategy
from sim.text import Text

SEARCHED = Strategy(
    name=Text(en="Found by search", zh="搜索派"),
    idea=Text(
        en="No person thought of it: a computer tried hundreds of plans against all the others and kept what won.",
        zh="不是人想出来的：计算机拿几百套方案和所有对手反复对阵，留下赢的。",
    ),
    turns={
        "ads_search": -0.40,
        "ads_social": -0.20,
        "promotion_depth": -0.35,
        "personalisation": 0.95,
        "cross_selling": 0.10,
        "specialists": -0.30,
        "training": 1.00,
        "pay": 0.95,
        "self_service": 0.15,
        "compensation": -1.00,
        "empowerment": -0.50,
        "complaint_hours": 0.20,
        "points_rate": -0.55,
        "tier_benefits": 0.15,
        "care_contacts_a": 0.20,
        "care_contacts_b": 0.30,
        "care_contacts_c": 0.10,
        "key_account_managers": 0.10,
        "proactive_reach": -0.95,
        "win_back_budget": 0.40,
        "survey_share": 0.20,
        "survey_follow_up": 0.80,
        "platform_operational": 0.20,
        "platform_analytical": 0.05,
        "platform_collaborative": -0.40,
        "data_quality": 0.10,
    },
    choices={
        "channels": EVERY_CHANNEL,
        "promotion_audience": "new_customers",
        "proactive_audience": "valuable_at_risk",
        "proactive_offer": "gift",
        "win_back_audience": "valuable",
        "win_back_offer": "discount",
    },
    reactions=(reactions.message_as_often_as_welcome, reactions.cure_causes, reactions.staff_to_load),
    later={
        "ads_search": 0.50,
        "ads_social": 0.30,
        "ads_brand": 0.10,
        "promotion_depth": -0.45,
        "cross_selling": -0.40,
        "training": 0.50,
        "pay": 0.75,
        "self_service": 0.40,
        "empowerment": -0.40,
        "complaint_hours": 0.10,
        "tier_benefits": 0.05,
        "win_back_budget": 0.30,
        "platform_operational": 0.00,
        "platform_analytical": -0.15,
        "data_quality": -0.40,
    },
)
"""Found by climbing (:mod:`sim.balance.climb`) from :data:`OUTBIDDER`: six passes in all packs, the last two also over
the second half of the game, in games of four against the eight best strategies then known (two chances a pack and
pass, 1,500 people a firm, November 2026). ``python -m sim search --start outbidder --climb`` climbs likewise, among
all. Turns of agents and messages are left out: reactions set them."""

POACHER = Strategy(
    name=Text(en="Poacher", zh="挖墙脚派"),
    idea=Text(
        en="Waits where rivals' customers search, wins them by a discount and well-paid people, asks lost ones back.",
        zh="守在对手的客户会搜索的地方，用迎新优惠和高薪的好员工接住他们，走掉的也请回来。",
    ),
    turns={
        "ads_search": 0.55,
        "ads_social": -0.25,
        "ads_brand": 0.20,
        "promotion_depth": -0.05,
        "personalisation": 0.45,
        "cross_selling": -0.35,
        "specialists": -0.05,
        "training": 0.40,
        "pay": 0.50,
        "self_service": -0.10,
        "compensation": -0.35,
        "empowerment": -0.15,
        "complaint_hours": -0.25,
        "points_rate": -0.10,
        "tier_benefits": 0.10,
        "care_contacts_a": -0.10,
        "care_contacts_b": 0.25,
        "proactive_reach": -0.40,
        "win_back_budget": 0.40,
        "survey_share": 0.55,
        "survey_follow_up": 0.55,
        "platform_collaborative": -0.15,
        "data_quality": -0.35,
    },
    choices=SEARCHED.choices,
    reactions=SEARCHED.reactions,
)
"""Found as a counter to an earlier plan, before high pay and winning back became dearer, by ``python -m sim search
--against searched --start searched --generations 6 --population 20 --games 4 --customers 6000`` in all packs (seed 0,
November 2026)."""

OUTBIDDER = Strategy(
    name=Text(en="Outbidder", zh="加码派"),
    idea=Text(
        en="Does more of whatever the poacher does: higher pay, louder search advertising, better offers to return.",
        zh="挖墙脚派做什么，它就加倍做：工资更高，搜索广告更响，挽回的条件更好。",
    ),
    turns={
        "ads_search": 0.70,
        "ads_brand": 0.30,
        "promotion_depth": 0.15,
        "personalisation": 0.55,
        "cross_selling": -0.50,
        "specialists": -0.10,
        "training": 0.40,
        "pay": 0.85,
        "compensation": -0.75,
        "empowerment": -0.20,
        "complaint_hours": -0.20,
        "points_rate": -0.35,
        "tier_benefits": 0.25,
        "care_contacts_a": 0.10,
        "care_contacts_b": 0.30,
        "key_account_managers": 0.10,
        "proactive_reach": -0.55,
        "win_back_budget": 0.60,
        "survey_share": 0.60,
        "survey_follow_up": 0.60,
        "platform_operational": -0.20,
        "platform_analytical": 0.15,
        "platform_collaborative": -0.50,
        "data_quality": -0.60,
    },
    choices=POACHER.choices,
    reactions=POACHER.reactions,
)
"""Found as a counter to :data:`POACHER` by ``python -m sim search --against poacher --start poacher --generations 7
--population 20 --games 3 --customers 6000`` in all packs (seed 0, November 2026)."""
