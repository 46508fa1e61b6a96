"""Safe repairs of Akoma Ntoso XML, made in its characters: what no repair touches stays byte for byte (design: foreign AKN)."""
