"""The decision form: levers as controls, their words and costs, the draft and the budget."""
