"""Documents: as stored with a publication, and as Markdown or HTML."""
