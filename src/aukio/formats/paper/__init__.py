"""Signs and letters as source text for typst, which makes tagged PDF of it."""
