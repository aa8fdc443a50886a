"""Many documents from one table: read, checked, made by many processes, kept whole, resumed after any stop."""
