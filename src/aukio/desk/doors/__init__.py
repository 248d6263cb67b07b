"""The doorkeeper's page and the clerk's counter."""
