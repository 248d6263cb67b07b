"""The words of a notice at the desk."""
