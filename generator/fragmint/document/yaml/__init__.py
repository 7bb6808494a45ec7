"""Read YAML 1.2: PyYAML parses into events; types, places and the words of faults are ours."""
