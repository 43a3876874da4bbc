"""Whom an action goes to: everybody, a list of customers, or a rule over what a firm sees; and rules that act by it."""
