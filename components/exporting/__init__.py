"""Exported pictures and files, with their verification codes and names."""
