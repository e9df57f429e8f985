// What a page does where scripts run. It is complete without them: everything here is an addition.
import { offerChartFiles } from "./chart-files.js";
import { addCopyButtons } from "./copy.js";
import { markDone } from "./done.js";
import { offerSearch } from "./offer-search.js";
import { lightCurrentPart } from "./parts.js";
import { playGames } from "./play-games.js";
import { askPredictions } from "./predictions.js";
import { offerPrint } from "./print.js";
import { shareProgress } from "./share-progress.js";
import { tellNames } from "./tell-names.js";
import { addThemeSwitch } from "./theme.js";
import { answerTouch } from "./touch-charts.js";

addThemeSwitch();
offerSearch();
addCopyButtons();
lightCurrentPart();
askPredictions();
playGames();
markDone();
answerTouch();
offerChartFiles();
offerPrint();
shareProgress();
tellNames();
