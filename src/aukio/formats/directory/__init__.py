"""The directory file (places, channels, services, organisations), and the directory as JSON."""
