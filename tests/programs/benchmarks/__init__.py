"""The benchmarks: this project beside its peers, in one run. `python tests/programs/benchmarks` runs them."""
