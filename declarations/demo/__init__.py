"""An invented CCG to try the product with: who sits where, what they declared, a year of meetings and the one next week."""
