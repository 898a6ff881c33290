"""Source files into rows: which files (`files`), what is known beside them (`metadata`), saving (`saving`), a run."""
