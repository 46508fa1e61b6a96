"""Amendment: decisions read as operations, operations applied, the result proved."""
