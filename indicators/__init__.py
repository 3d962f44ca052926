"""The meaning of a government's indicators: targets, gaps, ranks, relations and editions."""

import os

# openpyxl takes lxml, which the writers of slides and texts bring, for its parser as soon as it is
# installed. What was proved of reading and writing workbooks was proved with the standard
# library's parser behind defusedxml. openpyxl looks once, when it is first imported.
os.environ["OPENPYXL_LXML"] = "False"
