"""What views give: frozen values that carry nothing beyond what their reader may know."""
