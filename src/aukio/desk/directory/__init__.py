"""The directory at the desk: one place, many places together, files in and out."""
