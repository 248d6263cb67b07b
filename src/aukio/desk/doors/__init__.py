"""Pages of doorkeepers and of clerks at a counter."""
