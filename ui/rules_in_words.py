"""The rules and the model in plain words, a paragraph for each idea."""

from ui.language import N_

RULES: tuple[tuple[str, str], ...] = (
    (
        N_("What it is about"),
        N_(
            "You run the customer side of a company for several rounds. A round is a quarter of a year, 13 "
            "weeks. Simulated people live in the market; each is served by one firm or by none. Keep the ones"
            " you have, win new ones, and still earn money. Whoever does best on the four parts of the score "
            "wins."
        ),
    ),
    (
        N_("A round, step by step"),
        N_(
            "1. **Look**: read what is new, and look at your customers.\n"
            "2. **Decide**: change the levers you want; the others stay as they were. Everything is saved by "
            "itself, and your team sees it at once.\n"
            "3. **Submit**: say in one line why, and guess your retention rate. You can change your mind "
            "until the round closes.\n"
            "4. **See**: the quarter runs, and you see what happened and why."
        ),
    ),
    (
        N_("The budget"),
        N_(
            "The bar at the foot of the screen shows what your plan costs and what is left. A plan over the "
            "budget cannot be submitted. The budget grows with last round's revenue."
        ),
    ),
    (
        N_("Your draft run forward"),
        N_(
            "While you decide, your draft is played in a few made-up markets that know only what your team knows: "
            "your own decisions, your rivals' prices, the announced events. Low, expected and high say how many "
            "customers may stay. The range comes from chance and from what your rivals may do; it can be wrong, "
            "and afterwards Results says whether it was."
        ),
    ),
    (
        N_("Too late?"),
        N_(
            "Who does not submit plays the draft, cut to the budget if need be. Without a draft, last round's"
            " plan is played again. Nothing you saved is ever lost: not when a phone sleeps, not when a "
            "computer dies."
        ),
    ),
    (
        N_("The score"),
        N_(
            "Four parts: keeping valuable customers, satisfaction, profit, and customer equity. The brief "
            "shows how much each counts. Retention, satisfaction and profit are means over the rounds; equity"
            " is where you end up."
        ),
    ),
    (
        N_("What do you know?"),
        N_(
            "What was booked is right. What people typed into the files has gaps and errors, fewer with better data. "
            "How your customers feel you learn from a survey: a sample or everybody. What rivals' customers think, a "
            "study tells, which only you read. Surveys and studies have an error, and say how large it is."
        ),
    ),
    (
        N_("Is it luck?"),
        N_(
            "The same decisions on the same customers give the same result, every time. No firm has better "
            "customers at the start: all begin with the same ones. After the last round a game can be played again 200 "
            "times with other luck: the luck band shows which places were earned, and which teams are tied."
        ),
    ),
)
"""Heading and text, in the order of the page."""

MODEL: tuple[tuple[str, str], ...] = (
    (
        N_("Everything wears off"),
        N_(
            "The first yuan works hardest: twice the spending never brings twice the effect. Advertising, "
            "training and systems build up slowly and fade slowly."
        ),
    ),
    (
        N_("Expectation and satisfaction"),
        N_(
            "Each week a customer compares what they got with what they expected. A disappointment counts twice a good "
            "surprise. What you deliver becomes what they expect."
        ),
    ),
    (
        N_("The queue"),
        N_(
            "Every contact is served one by one by a free agent. Near full load waits explode: a few agents "
            "more or less decide. Callers hang up after some minutes, and do not forget."
        ),
    ),
    (
        N_("When something fails"),
        N_(
            "Things go wrong; training and good systems make it rarer. Few complain, most stay silent and "
            "leave. A complaint solved quickly saves most of them; the second failure is not forgiven."
        ),
    ),
    (
        N_("Messages"),
        N_("A few good offers sell. Beyond about seven a month they annoy, and the annoyed look around."),
    ),
    (
        N_("Looking around"),
        N_(
            "Now and then a customer looks around. How often depends on their nature, on how satisfied they "
            "are, on what ties them to you (products, membership), on too many messages and on what rivals "
            "offer. In the middle satisfaction changes little; at both ends it changes a lot."
        ),
    ),
    (
        N_("Choosing"),
        N_(
            "Whoever looks around compares all firms: price, how well known they are, what people say about "
            "them. They may well choose you again. Most customers lost are won by a rival."
        ),
    ),
    (
        N_("Waking sleepers"),
        N_(
            "If you approach customers who were contented, some begin to think about leaving. Approach those "
            "at risk, and know who they are: that takes good data."
        ),
    ),
    (
        N_("Money and value"),
        N_(
            "Profit is revenue minus goods, wages and every lever. Customer equity adds up what today's "
            "customers will still bring. You can raise profit now by saving on customers; equity shows the "
            "price."
        ),
    ),
    (
        N_("Why they left"),
        N_(
            "Every departure records how much each reason contributed: price, a rival's offer, waiting, an "
            "unsolved failure, neglect, over-contact, or nothing you could change. The chart counts these, it"
            " does not guess."
        ),
    ),
)
"""Heading and text, in the order of the page."""
