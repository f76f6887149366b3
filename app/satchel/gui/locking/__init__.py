"""What locks the window by itself: a pause, a lid, sleep, the desktop's own lock."""
