"""Drafting: from two texts to the decision (修改决定) that turns one into the other."""
