"""From facts to sentences, one module for a language (English alone so far)."""
