"""From a source document to a draft: its text, its claims, their indicators, their rows.

text_files, docx_files and pdf_files give printed lines; paragraphs and outline put them into
passages and sections; tokens and time_words find the numbers and times of a sentence; predicates,
subjects, counted, ranks and timing say what they are of; matching and rows make a workbook of it.
"""
