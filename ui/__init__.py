"""What the views share: words, figures, identity, live refresh, theme, charts and the decision form."""
