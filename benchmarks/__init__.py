"""How fast the dashboard is, beside a bare Streamlit application with as many elements.

``python -m benchmarks`` needs requirements-dev.txt and an installed Chromium. It takes about
fifteen minutes, prints a table of times and ratios with goals, and never fails because of a time:
the reader judges, on an idle machine. ``--rounds 1 --pages growth tasks`` gives a first glance.

What is compared: the dashboard with its shipped workbook, and :mod:`benchmarks.bare.app`, which
draws for each page the same tree of elements (counted anew in every run, :mod:`.inventory`) with
Streamlit's own means: bar charts of as many bars, texts of as many characters, tables and widgets
of the same size, without a theme, a font or a domain. The ratio is what our code costs beyond that.

How: both servers run at the same time, and the same browser visits them in turn, page by page, so
that a busy machine slows both down. A time is the median of the rounds. It ends with the last
change of the page's content after which no script runs and every chart has drawn marks; it begins
with the navigation or the click, in the browser's own clock.

- first load: a new browser profile opens the page's address; reload: once more in the same tab;
- filter: a click on the last option of the page's first row of buttons;
- switch: a click in the menu, from another page;
- cold start: from starting the server's process to the charts of the first page;
- memory: resident memory of the server and its children while 20 tabs hold sessions (Linux only);
- pictures: one chart as PNG, alone and by its address; 200 different ones for 20 clients, while a
  reader reloads the first page (beside the same reloads before);
- readers: clients without a browser that speak Streamlit's protocol; six who do not think, beside
  a bare page with three numbers, three charts and a table; 50 and 100 who think 3 to 8 seconds;
  the server's memory after them, after 150 briefings and after a pause;
- workbook: reading and checking it, beside openpyxl alone loading the same file.
"""
