"""The page of the HTML report: what it shows, and the templates, style and script that show it."""
