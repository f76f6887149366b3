"""What each command does: call one feature function, shape one answer."""
