"""How a CCG handles conflicts over time, for its Guardian, its officers and its auditors."""
