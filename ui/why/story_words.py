"""The sentences of a leaver's story; whole sentences, so that every language can order its own words."""

from ui.language import N_

ORDERS: dict[str, str] = {
    "once": N_("{She} bought for {money}."),
    "often": N_("{She} bought {count} times, for {money} in all."),
    "bill": N_("{She} paid a bill of {money}."),
    "bills": N_("{She} paid {count} bills, {money} in all."),
}

CONTACTS: dict[str, str] = {
    "self_served": N_("{She} had a question and found the answer alone."),
    "sent_away": N_("{She} was sent to self-service, found no answer there and had to ask all over again."),
    "solved": N_("{She} had a question and got an answer at once."),
    "solved late": N_("{She} waited {minutes} minutes ({channel}), then the question was settled."),
    "unsolved": N_("{She} reached you at once ({channel}), but the question stayed open."),
    "unsolved late": N_("{She} waited {minutes} minutes ({channel}), and even then the question stayed open."),
    "visit solved": N_("{She} made an appointment; in person the question was settled."),
    "visit unsolved": N_("{She} made an appointment, but even in person the question stayed open."),
    "abandoned": N_("{She} waited {minutes} minutes ({channel}) and gave up."),
}
"""Outcome of a contact (after a wait worth telling: "late") -> sentence"""

COMPLAINTS: dict[str, str] = {
    "silent": N_("{Failure}. {She} told nobody."),
    "open": N_("{Failure}. {She} complained, and there was no answer yet."),
    "unsolved": N_("{Failure}. {She} complained; after {hours} working hours it was given up unsolved."),
    "solved": N_("{Failure}. {She} complained; after {hours} working hours it was put right."),
    "solved_quickly": N_("{Failure}. {She} complained, and after only {hours} working hours it was put right."),
}

FAILURES = {True: N_("Something went badly wrong"), False: N_("Something small went wrong")}
"""Whether a failure was large -> what happened"""

MESSAGES: dict[str, str] = {
    "care": N_("Somebody of yours called just to ask how things are."),
    "proactive": N_("You asked {them} to stay before {she} thought of leaving."),
    "win_back": N_("You asked {them} to come back."),
    "survey": N_("{She} answered your survey."),
    "follow_up": N_("You called back after {she} had been unhappy in your survey."),
    "cross_sold": N_("{She} liked it enough to take another product."),
    "auto_message": N_("You wrote to {them} by a rule of yours."),
    "auto_call": N_("You called {them} by a rule of yours."),
    "auto_gift": N_("You called {them} with a gift, by a rule of yours."),
}

COMING: dict[str, str] = {
    "first": N_("{She} came to you."),
    "again": N_("{She} came back to you."),
    "seen": N_("By now {she} was your customer again."),
}
"""They became a customer; "seen": nothing but what followed tells it"""

LEAVING: dict[str, str] = {
    "rival": N_("{She} left for {rival}."),
    "nobody": N_("{She} left, and went to nobody else."),
}
REASONS = N_("What made {them} go: {reasons}.")
QUIET = N_("Nothing passed between you.")
QUIET_BUT_FOR_MESSAGES = N_("Nothing else passed between you.")

MESSAGES_A_WEEK: dict[str, str] = {
    "one": N_("You sent {them} one message a week."),
    "several": N_("You sent {them} {count} messages a week."),
    "one at times": N_("In {weeks} of these weeks you sent {them} one message."),
    "several at times": N_("In {weeks} of these weeks you sent {them} {count} messages each."),
}
"""The ordinary messages of a round; "at times": not in every week from the first to the last"""

TOO_MUCH: dict[str, str] = {
    "on": N_("From this week on {she} got more messages, offers and calls than {she} liked."),
    "until": N_("From this week to week {last} {she} got more messages, offers and calls than {she} liked."),
    "once": N_("This week {she} got more messages, offers and calls than {she} liked."),
}
"""Weeks in which contact cost satisfaction"""
WEEK, WEEKS = N_("Week {week}"), N_("Weeks {first} to {last}")
LEAST_REASON = 0.05
"""A cause with a smaller share of a departure is not told."""
