"""Pictures computed on the server: values in, shapes out. Templates only draw; a table gives the same data."""
