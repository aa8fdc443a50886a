"""Official Word documents for the OCOP programme from one validated record."""
