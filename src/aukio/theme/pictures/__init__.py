"""Pictures drawn by the server: values in, shapes out. Templates only draw the shapes, and a table says the same."""
