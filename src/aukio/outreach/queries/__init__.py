"""What is to be told, and how far that has come."""
