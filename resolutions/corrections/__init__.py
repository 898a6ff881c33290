"""An editor's word over the parser's, without a database: finding a corrected thing again in what the parser reads now
(`matching`), putting corrections over a record (`applying`), and where in a source a value was read (`locating`)."""
