"""The pages of the desk, one module for each thing that staff come to do."""
