"""What readers should check before they quote a figure."""
