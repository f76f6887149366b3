"""Keys: by their place on the keyboard, under any layout, and each of them changeable."""
