"""Is this model right: the validity table on the screen."""
