"""Benchmarks: inputs made from the project's own case, each task timed as a whole process beside its peers."""
