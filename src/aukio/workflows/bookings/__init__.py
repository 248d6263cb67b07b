"""Appointments, alternatives to a cancelled time, and the fates of bookings."""
