"""Django app: how often clients and recipients did what is limited; counts, without their names."""
