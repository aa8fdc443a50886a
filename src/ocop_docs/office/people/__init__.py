"""Who works here: accounts, roles, sessions."""
