"""The command line `akn`: one file per command, no logic of its own."""
