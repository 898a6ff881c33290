// What a document's page has beyond its HTML; every part of it works without this.

import { showCards } from "./cards.js";
import { followReading } from "./contents.js";
import { copyPermalinks } from "./permalinks.js";
import { openTarget, unfold } from "./unfold.js";

unfold();
openTarget();
followReading();
showCards();
copyPermalinks();
