"""Codecs of other systems' files and APIs: places, hours and exceptions as values, and what could not be kept."""
