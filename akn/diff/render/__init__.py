"""Renderers of a ChangeSet, one file per output. They never compare."""
