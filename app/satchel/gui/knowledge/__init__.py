"""What is known and from where: cases, people, letters, sources, and the forms that add to them."""
