import { startFit } from "./fit-page.js";
import { present } from "./present.js";
import { startSpeaker } from "./speaker.js";
import { addTheme } from "./theme.js";

addTheme();
const kind = document.body.className;
if (kind === "deck") present();
else if (kind === "speaker") startSpeaker();
else if (kind === "fit") startFit();
