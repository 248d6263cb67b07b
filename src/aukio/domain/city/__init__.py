"""The directory as values: places, their tree, and the distance between them."""
