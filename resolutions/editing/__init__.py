"""What editors do: correct, undo, decide, give symbols, join documents and threads, read again, carry their work away."""
