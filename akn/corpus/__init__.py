"""Versions of works in a folder: which there are, what is in force on a day, the history of every provision, search."""
