"""Charts that stay editable: what they hold, how they are written, the workbook inside them."""
