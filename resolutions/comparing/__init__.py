"""Two or more texts side by side: paragraphs aligned, words that differ, lines of descent, requests and their answers."""
