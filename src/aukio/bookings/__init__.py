"""Appointments and rooms that people have booked, and what becomes of them."""
