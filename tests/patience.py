"""How long a test waits for another process: long, since the machine may have much else to do.

Such a limit only ends a test that would never end. What a test asks is never how fast the machine is.
"""

PATIENCE = 600  # seconds
