"""Rules of a corpus as a whole: one file each, asked of the records of all its documents, never of the documents."""
