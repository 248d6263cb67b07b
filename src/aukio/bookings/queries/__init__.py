"""Bookings as values."""
