"""What the person who looks after the installation runs: backup, restore, doctor, move to another database."""
