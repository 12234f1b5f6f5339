"""Tables in and out: a file as rows of text, what was refused of it, and a table written a row at a time."""
