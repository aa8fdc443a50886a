"""What the product gives out, kept in a folder, so that a restructured code base can be compared with it.

Everything is reached by the public doors only: the command, the Python door and the HTTP application.
"""
