"""Presentation shared by all pages: base templates, parts, stylesheet, icons. It holds no rules."""
