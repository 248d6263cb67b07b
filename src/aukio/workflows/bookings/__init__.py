"""Booking what is in force, alternatives to a cancelled time, and what a publication makes of bookings."""
