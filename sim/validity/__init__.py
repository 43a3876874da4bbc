"""Is this model right? Every published result that the market is held against, measured on the running engine."""
