"""The finished sentences of the pages of the registers."""
