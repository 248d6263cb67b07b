"""Door signs at the desk."""
