"""The company of a scenario pack: what it sells, what things cost it, how well it can work, what it may spend."""

from pydantic import Field

from sim.pack_part import Part
from sim.text import Text


class Offer(Part):
    """What is sold."""

    name: Text
    visit: Text
    """what a visit is here: who meets whom, and where"""
    price: float = Field(gt=0)
    """yuan an order (non-contractual) or a month (contractual), list price of the first product"""
    cost_share: float = Field(ge=0, lt=1)
    """cost of goods relative to the list price"""
    contact_cost: float = Field(ge=0)
    """yuan a contact beyond wages: lines, licences"""


class Costs(Part):
    """What things cost, in yuan."""

    agent: float = Field(gt=0, description="wage of one agent a round at the market's pay")
    specialist: float = Field(gt=0, description="wage of one complaint specialist a round")
    key_account_manager: float = Field(gt=0)
    hire: float = Field(ge=0)
    dismissal: float = Field(ge=0)
    message: float = Field(ge=0)
    care_contact: float = Field(ge=0)
    survey: float = Field(ge=0)
    study: float = Field(ge=0, description="an institute's fee for one study of the rivals")
    interview: float = Field(ge=0, description="one of its interviews")
    self_service_session: float = Field(ge=0)
    visit: float = Field(ge=0, description="one appointment for a visit, kept or not")
    chat: float = Field(ge=0, description="keeping the chat channel open for a round")
    social: float = Field(ge=0, description="keeping the social channel open for a round")
    call: float = Field(ge=0, description="one proactive call")
    gift: float = Field(ge=0, description="one proactive gift")
    fixed: float = Field(ge=0, description="rent, leadership, systems a round")


class Service(Part):
    """The contact centre's work."""

    handling_minutes: float = Field(gt=0, le=120)
    handling_spread: float = Field(ge=0, le=2)
    """sigma of the lognormal handling time"""
    patience_minutes: float = Field(gt=0, le=120)
    """mean of the exponential patience (2: the textbook Erlang-A case)"""
    case_hours: float = Field(gt=0, le=80)
    """working hours a specialist spends on a complaint case"""
    first_contact_resolution: float = Field(gt=0, le=1)
    """share solved at first contact by untrained agents"""
    visit_minutes: float = Field(gt=0, le=480)
    """what one visit takes, with the way there and back"""
    visit_resolution: float = Field(gt=0, le=1)
    """share settled by one visit of untrained people who have to ask for everything"""


class Budget(Part):
    """What may be planned for a round: ``base`` plus a share of last round's revenue, in yuan."""

    base: float = Field(ge=0)
    revenue_share: float = Field(ge=0, le=2)


class HalfPoints(Part):
    """Half-saturation points D of the response curves H(x) = x / (D + x), yuan a round unless said otherwise."""

    advertising: float = Field(gt=0)
    """per channel"""
    training: float = Field(2500, gt=0)
    """yuan an agent and round"""
    self_service: float = Field(gt=0)
    platform: float = Field(gt=0)
    data_quality: float = Field(gt=0)
    tier_benefits: float = Field(40, gt=0)
    """yuan a member and round"""
    points: float = Field(0.03, gt=0)
    """share of revenue"""
