"""People: bookings, events, occupancy, queues, deliveries and subscriptions."""
