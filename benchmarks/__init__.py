"""Benchmarks: ratios measured side by side in one run. Speed is never a timed test."""
