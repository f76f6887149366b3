"""Messages in flight between a device and headquarters, as bytes; no sockets."""
