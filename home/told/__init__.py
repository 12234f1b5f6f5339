"""What is told to those who follow a practice or the Partnership: each module is one kind to follow."""
