"""Who issues and signs: authority by date, signing power, symbols, members of a council."""
