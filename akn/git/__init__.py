"""What git asks of a program that knows the format: text of a file, a comparison, a merge; and how it is told to ask."""
