"""Why a customer leaves: the causes counted at every departure."""

CAUSES = ("price", "rival_offer", "wait", "failure", "neglect", "over_contact", "natural")
"""Order of the cause columns everywhere.

price: own price against the best rival's · rival_offer: a rival's advertising, reputation or win-back · wait: queues
and abandoned contacts · failure: something went wrong and was not put right · neglect: service and care below what was
expected · over_contact: too many messages and offers · natural: would have left anyway.
"""
