"""Which class, module and identifier everything gets."""
