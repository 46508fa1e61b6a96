"""Official Chinese text: lines to units to Document, with repairs; and back."""
