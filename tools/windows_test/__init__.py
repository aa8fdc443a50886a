"""What tests under Wine need and no user gets: a Python for Windows from a wheel, a prefix, a DLL that Wine lacks."""
