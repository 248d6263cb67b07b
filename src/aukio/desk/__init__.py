"""The way in of staff: pages on which facts are written, looked at and published."""
