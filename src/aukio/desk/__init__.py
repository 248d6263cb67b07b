"""The pages of staff: write, preview and publish facts."""
