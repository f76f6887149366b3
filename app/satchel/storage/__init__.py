"""SQL and the two databases of an archive; nobody else's business."""
