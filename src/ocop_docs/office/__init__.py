"""The office edition: papers from draft to number, the register of outgoing documents, and who did what."""
