"""The parts of 从文件起草: a document is read, its rows are reviewed, the draft is checked."""
