"""What may come into the library: each file is looked at before it is kept, and refused in one sentence."""
