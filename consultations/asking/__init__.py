"""How each kind of question is asked: its fields, and how an answer goes into a draft and comes back."""
