"""What touches the machine: clock, paths, durable files, locks."""
