"""The sentences of the diaries; whole sentences, so that every language can order its own words."""

from ui.language import N_

OPENING: dict[str, str] = {
    "once": N_("{name} bought once, for {spent}."),
    "often": N_("{name} bought {count} times, for {spent} in all."),
    "nothing": N_("{name} bought nothing this round."),
    "one bill": N_("{name} paid one bill of {spent}."),
    "bills": N_("{name} paid {count} bills, {spent} in all."),
    "no bill": N_("{name} paid no bill this round."),
}

COMPLAINT_SENTENCES: dict[str, str] = {
    "unsolved": N_("{She} complained, and it was not put right."),
    "open": N_("{She} complained and is still waiting for an answer."),
    "silent": N_("Something went wrong, but {she} said nothing."),
    "solved": N_("{She} complained, and in the end it was put right."),
    "solved_quickly": N_("{She} complained, and it was put right at once."),
}
"""Outcome -> sentence, the worst first."""

CARE_SENTENCES: dict[str, str] = {
    "follow_up": N_("You called back after {she} had been unhappy in your survey."),
    "win_back": N_("You asked {them} to come back."),
    "proactive": N_("You asked {them} to stay before {she} thought of leaving."),
    "cross_sold": N_("{She} liked it enough to take another product."),
    "care": N_("Your care call was a pleasant surprise."),
    "auto_gift": N_("You called {them} with a gift, by a rule of yours."),
    "auto_call": N_("You called {them} by a rule of yours."),
    "auto_message": N_("You wrote to {them} by a rule of yours."),
}
"""What the firm did of itself -> sentence, the most personal first."""

PROMPT: dict[str, str] = {
    "waited": N_("{She} waited {minutes} minutes for an answer."),
    "waited often": N_("{She} waited {times} for an answer, up to {minutes} minutes."),
    "gave up": N_("{She} hung up {hung} because nobody answered."),
    "waited and gave up": N_("{She} waited up to {minutes} minutes for an answer and hung up {hung}."),
    "quick": N_("{She} had a question and got an answer at once."),
    "left for a rival": N_("In week {week} {she} left for {rival}: {cause}."),
    "left for nobody": N_("In week {week} {she} gave up on all of you: {cause}."),
    "came back": N_("{She} left, and came back."),
    "stays": N_("{She} is still your customer."),
    "with a rival": N_("{name} is with {rival} now."),
    "with nobody": N_("{name} is with nobody now."),
}

CAUSE_CLAUSES: dict[str, str] = {
    "price": N_("the price was better there"),
    "rival_offer": N_("the other offer was more tempting"),
    "wait": N_("the waiting was too long"),
    "failure": N_("what went wrong was never put right"),
    "neglect": N_("service and care were less than expected"),
    "over_contact": N_("too many messages"),
    "natural": N_("no need any more"),
}

FOR_A_CHANGE = N_("just for a change")
"""Instead of the natural clause when somebody left for a rival: they still need somebody"""

TIMES: dict[int, str] = {1: N_("once"), 2: N_("twice"), 0: N_("{count} times")}
"""How often; 0 stands for any other count."""

PRONOUNS = (N_("She"), N_("she"), N_("her"), N_("He"), N_("he"), N_("him"))
"""Who a sentence is about"""
