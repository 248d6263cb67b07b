"""The ground of the rules: spans between instants, errors that people can mend, diagrams of states."""
