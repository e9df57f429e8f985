export type { Chart, ChartTable } from "./chart.js";
