"""Every parameter of the model with what it means and where it comes from, as documents and help pages show them."""
