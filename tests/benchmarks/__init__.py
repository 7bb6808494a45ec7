"""The benchmarks: this project beside its peers, in one run. `python tests/benchmarks` runs them."""
