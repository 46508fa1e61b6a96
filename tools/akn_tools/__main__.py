"""`python -m akn_tools`."""

from akn_tools.main import main

main()
