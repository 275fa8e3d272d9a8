"""The decision service written a second time, slow and obvious, for the engine to be held against.

It shares with the engine the facts, the texts of the rules and the one-sentence conditions they name, each proven by its own
cases. Everything else is written anew from the domain rules: which organisations an interest reaches, what it meets, what
nobody can tell, and what is left of a committee.
"""
