"""Moving places in at the desk: a file is kept, planned, corrected and recorded."""
