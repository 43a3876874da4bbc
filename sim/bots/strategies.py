"""The strategies, and how a firm that follows one decides."""

from types import MappingProxyType

from sim.bots import reactions
from sim.bots.found import OUTBIDDER, POACHER, SEARCHED
from sim.bots.strategy import EVERY_CHANNEL, Situation, Strategy, follow
from sim.decisions import Decisions
from sim.report import FirmReport, Position
from sim.scenario import Scenario
from sim.text import Text

DO_NOTHING = Strategy(
    name=Text(en="Carry on", zh="一切照旧"),
    idea=Text(
        en="Touches nothing: what was good enough for the last boss is good enough now.",
        zh="什么都不动：上一任觉得行，现在也行。",
    ),
)

DISCOUNTER = Strategy(
    name=Text(en="Discounter", zh="打折派"),
    idea=Text(
        en="Cuts the price for everybody and saves on service: cheap is what people really want.",
        zh="人人打折，服务从简：说到底，大家要的就是便宜。",
    ),
    turns={
        "promotion_depth": 0.35,
        "ads_search": 0.10,
        "ads_social": 0.10,
        "training": -0.30,
        "points_rate": -1.00,
        "tier_benefits": -0.50,
        "care_contacts_a": -1.00,
        "care_contacts_b": -1.00,
        "platform_analytical": -0.50,
        "platform_collaborative": -0.50,
    },
    choices={"promotion_audience": "everyone"},
)

SERVICE_FIRST = Strategy(
    name=Text(en="Service first", zh="服务至上"),
    idea=Text(
        en="Puts the money into people who answer fast, know their work and may put things right.",
        zh="钱花在人身上：接得快、懂业务、有权当场把事情办好。",
    ),
    turns={
        "agents": 0.08,
        "specialists": 0.10,
        "training": 0.60,
        "pay": 0.15,
        "self_service": 0.10,
        "compensation": 0.10,
        "empowerment": 0.50,
        "complaint_hours": -0.20,
        "ads_search": -0.40,
        "ads_social": -0.40,
        "ads_brand": -0.40,
        "survey_follow_up": 1.00,
    },
    choices={"channels": ("phone", "chat")},
)

LOYALTY_FIRST = Strategy(
    name=Text(en="Loyalty first", zh="忠诚优先"),
    idea=Text(
        en="Rewards those who are already there: points, tiers and a call before anyone thinks of leaving.",
        zh="好处先给老客户：积分、等级，还有赶在动摇之前打来的电话。",
    ),
    turns={
        "points_rate": 0.25,
        "tier_benefits": 0.30,
        "care_contacts_a": 0.30,
        "care_contacts_b": 0.25,
        "care_contacts_c": 0.10,
        "win_back_budget": 0.20,
        "ads_search": -0.40,
        "ads_social": -0.40,
        "ads_brand": -0.40,
    },
    choices={
        "proactive_audience": "valuable_at_risk",
        "proactive_offer": "gift",
        "win_back_audience": "valuable",
        "win_back_offer": "upgrade",
    },
)

ACQUIRER = Strategy(
    name=Text(en="Conqueror", zh="拉新派"),
    idea=Text(
        en="Shouts everywhere and buys newcomers with a welcome discount: growth first, the rest will follow.",
        zh="到处吆喝，用迎新折扣买新客：先做大，别的以后再说。",
    ),
    turns={
        "ads_search": 0.35,
        "ads_social": 0.35,
        "ads_brand": 0.35,
        "promotion_depth": 0.12,
        "win_back_budget": 0.30,
        "training": -0.10,
        "care_contacts_a": -0.50,
        "care_contacts_b": -0.50,
        "survey_share": -1.00,
    },
    choices={"promotion_audience": "new_customers", "win_back_audience": "everyone"},
)

_ALL_ROUND = MappingProxyType(
    {
        "training": 0.30,
        "pay": 0.10,
        "specialists": 0.20,
        "self_service": 0.15,
        "compensation": 0.20,
        "empowerment": 0.30,
        "complaint_hours": -0.40,
        "personalisation": 0.40,
        "tier_benefits": 0.10,
        "care_contacts_a": 0.15,
        "care_contacts_b": 0.05,
        "survey_follow_up": 0.50,
        "platform_operational": 0.10,
        "platform_analytical": 0.10,
        "platform_collaborative": 0.10,
        "data_quality": 0.20,
        "proactive_reach": -0.06,
        "win_back_budget": 0.10,
    }
)

MEASURE = 0.82
"""how far the all-rounder goes where the listener goes all the way"""

BALANCED = Strategy(
    name=Text(en="All-rounder", zh="均衡派"),
    idea=Text(
        en="A little better everywhere: trained people, enough of them, welcome messages, clean data, no big gesture.",
        zh="处处好一点：人手够、有培训、消息不烦人、数据干净，不搞大动作。",
    ),
    turns={key: MEASURE * turn for key, turn in _ALL_ROUND.items()},
    choices={
        "channels": EVERY_CHANNEL,
        "proactive_audience": "valuable_at_risk",
        "win_back_audience": "valuable",
        "win_back_offer": "upgrade",
    },
    reactions=(reactions.message_as_often_as_welcome, reactions.staff_to_load),
)

ADAPTIVE = Strategy(
    name=Text(en="Listener", zh="倾听派"),
    idea=Text(
        en="Reads last quarter's causes of departure and spends on whatever drove the most customers away.",
        zh="看上季度客户为什么走，哪里流失最多，钱就花到哪里。",
    ),
    turns=_ALL_ROUND,
    choices=BALANCED.choices,
    reactions=(reactions.message_as_often_as_welcome, reactions.cure_causes, reactions.staff_to_load),
)

INVESTOR = Strategy(
    name=Text(en="Investor", zh="先种后收派"),
    idea=Text(
        en="Builds people and systems while others advertise, and wins customers with them when they are ready.",
        zh="别人做广告的时候先把人和系统建好，建好了再拿它去赢客户。",
    ),
    turns={**SEARCHED.turns, **SEARCHED.later},
    choices=SEARCHED.choices,
    reactions=(reactions.message_as_often_as_welcome, reactions.sow_then_harvest, reactions.staff_to_load),
)

LEARNER = Strategy(
    name=Text(en="Learner", zh="边学边做派"),
    idea=Text(
        en="Changes nothing before it understands: starts as things were, and does more of what is right every round.",
        zh="没弄明白之前不乱动：先照旧，再一回合比一回合做得对。",
    ),
    turns={**SEARCHED.turns, **SEARCHED.later},
    choices=SEARCHED.choices,
    reactions=(reactions.learn_by_doing, *SEARCHED.reactions),
)

COST_CUTTER = Strategy(
    name=Text(en="Cost cutter", zh="节流派"),
    idea=Text(
        en="Spends as little as possible on everything: this quarter's profit is the only one that is certain.",
        zh="样样能省则省：只有这个季度的利润才是到手的。",
    ),
    turns={
        "ads_search": -0.40,
        "ads_social": -0.40,
        "ads_brand": -0.40,
        "agents": -0.25,
        "specialists": -0.50,
        "training": -0.50,
        "pay": -0.20,
        "self_service": -0.30,
        "promotion_depth": -1.00,
        "points_rate": -1.00,
        "tier_benefits": -1.00,
        "care_contacts_a": -1.00,
        "care_contacts_b": -1.00,
        "key_account_managers": -1.00,
        "compensation": -0.50,
        "survey_share": -1.00,
        "platform_operational": -1.00,
        "platform_analytical": -1.00,
        "platform_collaborative": -1.00,
        "data_quality": -1.00,
    },
)

SPAMMER = Strategy(
    name=Text(en="Megaphone", zh="轰炸派"),
    idea=Text(
        en="Messages and cross-selling offers without end: each one costs next to nothing.",
        zh="消息、推销发个不停：反正每条几乎不要钱。",
    ),
    turns={
        "messages": 0.50,
        "cross_selling": 0.80,
        "personalisation": -1.00,
        "training": -0.20,
    },
)

MAXIMISER = Strategy(
    name=Text(en="Everything at once", zh="全都要"),
    idea=Text(
        en="Turns every lever up as far as the money goes, what is cheap to the very top: no priority at all.",
        zh="每一项都往上拉，拉到没钱为止；不花钱的干脆拉到顶，也就没有了重点。",
    ),
    turns=dict.fromkeys(reactions.EVERYTHING, 1.0),
    choices={"channels": EVERY_CHANNEL, "proactive_audience": "everyone", "win_back_audience": "everyone"},
    reactions=(reactions.as_far_as_the_money_goes,),
)

RANDOM = Strategy(
    name=Text(en="Dice", zh="掷骰子"),
    idea=Text(
        en="Draws a lot for every lever: the yardstick that any plan should beat.",
        zh="每一项都靠抽签：任何计划都该胜过它。",
    ),
    reactions=(reactions.draw_lots, reactions.keep_the_people),
)

STRATEGIES: dict[str, Strategy] = {
    "do_nothing": DO_NOTHING,
    "discounter": DISCOUNTER,
    "service_first": SERVICE_FIRST,
    "loyalty_first": LOYALTY_FIRST,
    "acquirer": ACQUIRER,
    "balanced": BALANCED,
    "adaptive": ADAPTIVE,
    "investor": INVESTOR,
    "searched": SEARCHED,
    "poacher": POACHER,
    "outbidder": OUTBIDDER,
    "learner": LEARNER,
    "cost_cutter": COST_CUTTER,
    "spammer": SPAMMER,
    "maximiser": MAXIMISER,
    "random": RANDOM,
}


def decide(
    strategy: str, scenario: Scenario, position: Position, last: FirmReport | None, round_number: int
) -> Decisions:
    """Give the decisions of a firm that follows the named strategy; they are valid and within its budget."""
    return follow(STRATEGIES[strategy], Situation(scenario, position, last, round_number))
