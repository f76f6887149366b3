"""Citations become captures: the queue and the fetching of cited pages."""
