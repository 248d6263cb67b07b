"""What every other package of the domain uses: spans between instants, user errors, state diagrams."""
