"""What every page looks like: base templates, parts, stylesheet, icons. It shows, and decides nothing."""
