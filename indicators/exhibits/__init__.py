"""Exhibits: the dashboard's charts and tables under stable names, with the choices they take.

A page, an address for other documents, a briefing and a verification code all mean the same
exhibit: its name and parameters are here, once.
"""
