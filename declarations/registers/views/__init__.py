"""The pages on which registers are read as at a day, prepared, published and withheld from."""
