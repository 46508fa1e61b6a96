"""Many documents: one seam for running a function over them, and writing that never leaves half a file."""
