"""The parts that pages share: widgets, charts, links and the window around them."""
