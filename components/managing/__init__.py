"""The parts of the page 数据管理: download, upload, check, compare, publish, history, record."""
