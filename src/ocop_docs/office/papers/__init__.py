"""A paper's way through the office: versions, states, issuing."""
