"""What each page says, as plain values: gathered from answers, in the reader's language, ready to be laid out."""
