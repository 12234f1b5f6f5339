"""What came of a consultation: frozen figures that can be checked, and the report that tells them."""
