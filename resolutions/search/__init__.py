"""Full-text search: one analyser, a query language, an index a passage on each database, results and facets."""
