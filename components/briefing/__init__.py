"""The parts of the page 简报: choosing what goes in, seeing it, making the files."""
