"""Signs and letters as typst source; typst makes a tagged PDF from it."""
