// What every page has beyond its HTML: a search box that offers what one may mean.

import { suggest } from "./suggest.js";

suggest();
