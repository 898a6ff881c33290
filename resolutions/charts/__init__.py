"""Pictures: figures and labels in, SVG out. Colours come from `static/css/charts.css`, by class."""
