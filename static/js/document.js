// What a document's page has beyond its HTML; every part of it works without this.

import { followReading } from "./contents.js";
import { previewFootnotes } from "./footnotes.js";
import { copyPermalinks } from "./permalinks.js";
import { unfold } from "./unfold.js";

unfold();
followReading();
previewFootnotes();
copyPermalinks();
