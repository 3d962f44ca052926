"""Pictures of exhibits for other documents: `drawing.draw` here, `painter.Painter` beside readers.

A builder gives the chart (static_chart), its rows are laid out for the canvas (fitting, sheets),
Vega draws them (vega), the frame's words are set around them (framing), and all is written as a
file (vega).
"""
