"""Speed as ratios within one run: `make bench`. Each module here has `measure()`, which yields `Ratio`s."""
