// What a page does where scripts run. It is complete without them: everything here is an addition.
import { addCopyButtons } from "./copy.js";
import { markDone } from "./done.js";
import { lightCurrentPart } from "./parts.js";
import { askPredictions } from "./predictions.js";
import { addThemeSwitch } from "./theme.js";

addThemeSwitch();
addCopyButtons();
lightCurrentPart();
askPredictions();
markDone();
