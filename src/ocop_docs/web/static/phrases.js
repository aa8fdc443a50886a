// The page of the office's own phrases.

import "./form.js";
import { openAtOnce } from "./files.js";

openAtOnce("tep", "mo");
