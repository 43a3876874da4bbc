"""What each lever is called and what it does, in one friendly line; the order and headings of the decision form."""

from collections.abc import Mapping
from dataclasses import dataclass

from locales import translator
from sim.levers import Group
from ui.language import N_


@dataclass(frozen=True, slots=True)
class LeverWords:
    """One lever in words: its name, and one line of what it does."""

    name: str
    line: str


GROUP_NAMES: dict[Group, str] = {
    Group.MARKETING: N_("Marketing"),
    Group.SERVICE: N_("Service"),
    Group.CARE: N_("Care"),
    Group.PLATFORM: N_("Platform"),
}

GROUP_QUESTIONS: dict[Group, str] = {
    Group.MARKETING: N_("Whom do you want to win, and how often do you speak up?"),
    Group.SERVICE: N_("What happens when a customer needs you?"),
    Group.CARE: N_("How do you keep the customers you have?"),
    Group.PLATFORM: N_("Which CRM systems do you build? They take a round or two, and trained people."),
}

SECTIONS: dict[Group, tuple[tuple[str, tuple[str, ...]], ...]] = {
    Group.MARKETING: (
        (N_("Advertising"), ("ads_search", "ads_social", "ads_brand", "target_segments")),
        (N_("Price cuts"), ("promotion_depth", "promotion_audience")),
        (N_("Messages and selling"), ("messages", "personalisation", "cross_selling")),
        (N_("Market research"), ("studies", "study_interviews")),
    ),
    Group.SERVICE: (
        (N_("People"), ("agents", "specialists", "training", "pay")),
        (N_("Ways to reach you"), ("channels", "visits", "self_service", "self_service_push", "routing")),
        (N_("Complaints"), ("complaint_hours", "compensation", "empowerment")),
    ),
    Group.CARE: (
        (N_("Loyalty programme"), ("points_rate", "tier_benefits")),
        (
            N_("Care contacts"),
            ("care_contacts_a", "care_contacts_b", "care_contacts_c", "key_account_managers"),
        ),
        (N_("Proactive retention"), ("proactive_audience", "proactive_offer", "proactive_reach")),
        (N_("Win-back"), ("win_back_audience", "win_back_offer", "win_back_budget")),
        (N_("Surveys"), ("survey_share", "survey_follow_up")),
    ),
    Group.PLATFORM: (
        (
            N_("CRM platform"),
            ("platform_operational", "platform_analytical", "platform_collaborative", "data_quality"),
        ),
    ),
}
BELOW: Mapping[str, str] = {
    "messages": "messages_to",
    "routing": "priority_to",
    "care_contacts_a": "care_to",
    "proactive_audience": "proactive_to",
    "win_back_audience": "win_back_to",
    "platform_operational": "automation",
}
"""A lever of a section -> the aim whose card stands below that section."""
"""Group -> headings with the levers under them, in the order of the form."""

_MARKETING: dict[str, LeverWords] = {
    "ads_search": LeverWords(
        N_("Search ads"),
        N_("Found by people who are already looking. Works at once, fades within a week or two."),
    ),
    "ads_social": LeverWords(N_("Social ads"), N_("Reaches people where they chat and scroll. Fades in a few weeks.")),
    "ads_brand": LeverWords(N_("Brand ads"), N_("Makes your name known. Slow to build, slow to fade.")),
    "target_segments": LeverWords(
        N_("Who sees the ads"),
        N_("Pick segments to aim at; none picked means everyone. Good data sharpens the aim."),
    ),
    "promotion_depth": LeverWords(
        N_("Price cut"), N_("Off the list price. Sells more now, but customers get used to it.")
    ),
    "promotion_audience": LeverWords(
        N_("Who gets the price cut"), N_("Everyone, newcomers, or your own customers. Those left out notice.")
    ),
    "messages": LeverWords(N_("Messages"), N_("Offers by mail and chat. A few sell; too many annoy.")),
    "personalisation": LeverWords(
        N_("Personal touch"), N_("Messages that fit the person. Works with good data, less without.")
    ),
    "cross_selling": LeverWords(
        N_("Cross-selling"), N_("Offer a second product. Ties contented customers, pesters the others.")
    ),
    "studies": LeverWords(
        N_("Studies of rivals"), N_("An institute asks your rivals' customers. Only you read it, with the results.")
    ),
    "study_interviews": LeverWords(
        N_("Interviews"), N_("For each study, shared out over all rivals. Four times as many halve the error.")
    ),
}

_SERVICE: dict[str, LeverWords] = {
    "agents": LeverWords(
        N_("Agents"), N_("They answer your customers. Too few: long waits. New ones need time to learn.")
    ),
    "specialists": LeverWords(N_("Complaint specialists"), N_("They settle complaints. Too few: cases pile up.")),
    "training": LeverWords(N_("Training"), N_("Better service and fewer mistakes. Skills fade when you stop.")),
    "pay": LeverWords(N_("Pay"), N_("Against the market wage. Well-paid agents stay, and care.")),
    "channels": LeverWords(N_("Open channels"), N_("Customers like to choose how to reach you. Each channel costs.")),
    "visits": LeverWords(
        N_("Visits"), N_("By appointment, in person. Settles nearly everything; you pay for empty ones too.")
    ),
    "self_service": LeverWords(
        N_("Self-service"), N_("App and website answer the simple questions, so that agents have time.")
    ),
    "self_service_push": LeverWords(
        N_("Push to self-service"),
        N_("The easiest contacts must try it first. Push beyond what it can do, and they come back."),
    ),
    "routing": LeverWords(N_("Who is answered first"), N_("Good customers may jump the queue; the others then wait.")),
    "complaint_hours": LeverWords(
        N_("Complaint deadline"),
        N_("Promise to solve complaints in time. A quick answer saves the customer."),
    ),
    "compensation": LeverWords(
        N_("Compensation"), N_("Paid after a failure, as a share of the price. More is not always better.")
    ),
    "empowerment": LeverWords(
        N_("Freedom to decide"), N_("Agents may settle complaints themselves: more get solved, some dearer.")
    ),
}

_CARE: dict[str, LeverWords] = {
    "points_rate": LeverWords(N_("Points"), N_("Given back on every purchase, to be spent with you.")),
    "tier_benefits": LeverWords(
        N_("Member benefits"), N_("Extras for loyal members. They feel welcome, and leave less easily.")
    ),
    "care_contacts_a": LeverWords(
        N_("Care contacts, grade A"), N_("Personal calls and visits to your best customers.")
    ),
    "care_contacts_b": LeverWords(N_("Care contacts, grade B"), N_("Personal calls and visits to good customers.")),
    "care_contacts_c": LeverWords(
        N_("Care contacts, grade C"), N_("Personal calls to ordinary customers. They add up.")
    ),
    "key_account_managers": LeverWords(
        N_("Key-account managers"), N_("Each looks after some 60 of your most valuable customers in person.")
    ),
    "proactive_audience": LeverWords(
        N_("Retention: whom"),
        N_("Approach customers before they leave. Careful: it wakes the contented ones."),
    ),
    "proactive_offer": LeverWords(N_("Retention: offer"), N_("What they get when you approach them.")),
    "proactive_reach": LeverWords(N_("Retention: reach"), N_("How many of your customers you approach this round.")),
    "win_back_audience": LeverWords(N_("Win-back: whom"), N_("Which of your former customers you ask to come back.")),
    "win_back_offer": LeverWords(
        N_("Win-back: offer"), N_("Some offers bring more people back, others bring back those who stay.")
    ),
    "win_back_budget": LeverWords(N_("Win-back: budget"), N_("The more you spend, the more of them you reach.")),
    "survey_share": LeverWords(
        N_("Survey sample"),
        N_("Customers asked how satisfied they are. More: less error; 100 %: a census of all."),
    ),
    "survey_follow_up": LeverWords(N_("Follow-up"), N_("Unhappy answers that get a call back.")),
}

_PLATFORM: dict[str, LeverWords] = {
    "platform_operational": LeverWords(
        N_("Operational CRM"), N_("Automates marketing, sales and service: fewer mistakes, quicker work.")
    ),
    "platform_analytical": LeverWords(
        N_("Analytical CRM"), N_("Learns from your data whom to target and who may leave.")
    ),
    "platform_collaborative": LeverWords(
        N_("Collaborative CRM"), N_("Joins all channels, so that more is solved at the first contact.")
    ),
    "data_quality": LeverWords(
        N_("Data quality"), N_("Fewer gaps and errors in customer files. All that aims at customers aims better.")
    ),
}

AIM_WORDS: dict[str, LeverWords] = {
    "messages_to": LeverWords(N_("Messages: to whom"), N_("Who agrees to be contacted and fits gets the messages.")),
    "priority_to": LeverWords(
        N_("Served first"), N_("These customers go ahead of all others, on the phone and with complaints.")
    ),
    "care_to": LeverWords(
        N_("Care contacts: to whom"), N_("Only these get care contacts, as often as their grade has it.")
    ),
    "proactive_to": LeverWords(
        N_("Retention: only these"),
        N_("Your audience is chosen among these customers only. Whom you leave in peace sleeps on."),
    ),
    "win_back_to": LeverWords(N_("Win-back: only these"), N_("Only these former customers are asked to come back.")),
    "automation": LeverWords(
        N_("Automation rules"),
        N_("What your CRM does by itself, week by week, when something becomes true of a customer."),
    ),
}
"""Whom actions go to, and what happens by itself."""

LEVER_WORDS: dict[str, LeverWords] = _MARKETING | _SERVICE | _CARE | _PLATFORM | AIM_WORDS
"""Every lever's words, in English; :func:`lever_name` and :func:`lever_line` give them in a language."""


def lever_name(key: str, language: str) -> str:
    """Give the lever's name."""
    return translator(language).gettext(LEVER_WORDS[key].name)


def lever_line(key: str, language: str) -> str:
    """Give the line that says what the lever does."""
    return translator(language).gettext(LEVER_WORDS[key].line)
