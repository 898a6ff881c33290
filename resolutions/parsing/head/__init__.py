"""The head of a text, line by line: masthead, agenda, adoption, sponsors, title."""
