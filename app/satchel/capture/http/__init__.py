"""Pages fetched by plain HTTP: one connection an exchange, and every byte of it recorded."""
