"""How the simulated customers behave: the parameters of the model, each with its source.

A number whose docstring names no paper is an *assumption*; scenarios may set any of them. The equations
that use them stand in the rooms named beside each block.
"""

from typing import Annotated, Literal

from pydantic import Field

from sim.pack_part import Part

Channel = Literal["ads_search", "ads_social", "ads_brand"]
"""an advertising channel"""
Share = Annotated[float, Field(ge=0, le=1)]


class Behaviour(Part):
    """The model's parameters, the same for every firm of a market."""

    # choice (sim.choice): multinomial-logit weights
    price_weight: float = Field(3.4, ge=0, le=10)
    """b_p = 2.62 / (1 - share), the share a little under a quarter; elasticity -2.62, Bijmolt et al. 2005"""
    advertising_weight: float = Field(0.9, ge=0, le=5)
    """b_A; tuned to an elasticity of .12 short run, .24 long run, Sethuraman et al. 2011"""
    reputation_weight: float = Field(0.6, ge=0, le=5)
    outside_attraction: float = Field(0.2, ge=-5, le=5)
    """V_0, the attraction of doing without"""
    entry_rate: float = Field(0.02, ge=0, le=1)
    """share of unserved people who look around in a week"""
    habit: float = Field(0.35, ge=0, le=3)
    """the reference price: how much of a usual promotion customers come to expect"""

    # review (sim.retention): log-odds of looking around
    contentment: float = Field(1.28, ge=0, le=5)
    """k+: six times the odds to stay from satisfaction 4 to 5 where indifference is 3.8, more where it is lower; Jones
    & Sasser 1995"""
    discontent: float = Field(0.70, ge=0, le=5)
    """k-"""
    indifference: float = Field(3.65, ge=1, le=5)
    """s_0: the satisfaction at which a customer leaves at the base rate only"""
    product_tie: float = Field(0.25, ge=0, le=2)
    tier_tie: float = Field(0.9, ge=0, le=3)
    over_contact_push: float = Field(0.25, ge=0, le=3)
    rival_pull: float = Field(0.5, ge=0, le=3)
    proactive_contented: float = Field(0.95, ge=-3, le=3)
    """a contacted, contented customer wakes: with it a call to everyone raises three months' log-odds of leaving by the
    .47 of Ascarza et al. 2016, the dissatisfied being calmed meanwhile"""
    proactive_dissatisfied: float = Field(-1.2, ge=-5, le=3)

    # satisfaction (sim.satisfaction)
    gain: float = Field(0.10, ge=0, le=1)
    """g+; losses weigh twice as much (sign: Anderson & Sullivan 1993)"""
    loss: float = Field(0.20, ge=0, le=1)
    """g-"""
    expectation_drift: float = Field(0.03, ge=0, le=1)
    quality_floor: float = Field(3.4, ge=1, le=5)
    """q_0: perceived quality of untrained service"""
    quality_span: float = Field(1.1, ge=0, le=3)
    """q_1: what training and morale can add"""
    wait_penalty: float = Field(1.2, ge=0, le=4)
    """loss of perceived quality of a long wait"""
    wait_half: float = Field(3.0, gt=0, le=60)
    """minutes of waiting that cost half of the penalty"""
    abandon_penalty: float = Field(1.8, ge=0, le=4)
    unsolved_penalty: float = Field(0.7, ge=0, le=4)
    """of all figures of call centres only what is settled at first contact, and giving up, was found to move callers'
    satisfaction (Feinberg et al. 2000); the size is an assumption"""
    failure_penalty: float = Field(1.3, ge=0, le=4)
    care_lift: float = Field(0.30, ge=0, le=2)
    perk_lift: float = Field(0.25, ge=0, le=2)
    unfairness: float = Field(1.2, ge=0, le=5)
    """perceived quality lost by one's own customers for each unit of discount that only newcomers get"""
    noise: float = Field(0.25, ge=0, le=2)

    # failures and complaints (sim.complaints)
    failure_rate: float = Field(0.018, ge=0, le=0.5)
    """per customer and week before training and operational maturity bring it down"""
    large_share: float = Field(0.3, ge=0, le=1)
    failure_shock: float = Field(0.3, ge=0, le=1)
    """share of the intentions to stay that TARP finds lost, against a quick solution, that is acted on at once"""
    complainers: Literal["classic", "modern"] = "classic"
    """TARP's table as published, or an unsatisfied complainer 22 points less loyal than a silent one (assumption)"""

    # advertising and messages (sim.marketing)
    carry_over: dict[Channel, Share] = Field({"ads_search": 0.55, "ads_social": 0.70, "ads_brand": 0.87}, min_length=3)
    """delta per week; their mean is .707, a half-life near two weeks; the brand channel alone is above the .758 (2.5
    weeks) of Sethuraman et al. 2011"""
    message_optimum: float = Field(1.6, gt=0, le=10)
    """messages a week (7 a month), Zhang et al. 2017"""
    message_steepness: float = Field(2.75, ge=0.1, le=10)
    """how sharply the response falls away from the optimum: 4 a month lose 32 %, 10 a month 16 %, Zhang et al. 2017"""
    message_lift: float = Field(0.14, ge=0, le=1)
    reminder: float = Field(0.5, ge=0, le=3)
    """what being seen everywhere adds to one's own customers' orders, in log-orders; tuned to a short-run elasticity of
    .12, Sethuraman et al. 2011"""
    cross_sell_rate: float = Field(0.012, ge=0, le=0.5)
    """chance a week that a contented customer adds a product at full effort"""
    product_revenue: float = Field(0.30, ge=0, le=2)
    """revenue of each further product, relative to the first"""
    promotion_response: float = Field(1.2, ge=0, le=5)
    """elasticity of one's own customers' purchases to their discount"""

    # money (sim.accounts)
    discount_rate: float = Field(0.12, ge=0, le=1)
    """i, per year, Gupta & Lehmann 2003"""
