"""The law of the house: pure rules over frozen values, with time always given as an argument."""
