"""Akoma Ntoso XML: hardened reading into the model, writing by string fragments."""
