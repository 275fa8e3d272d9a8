"""The pages of reports as finished sentences; every number leads to the list behind it."""
