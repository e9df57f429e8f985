// A worker without a pool around it: one message in, one sum out.
import { parentPort } from "node:worker_threads";
import { sumOfSquares } from "../lab/work/index.js";

parentPort!.on("message", ([from, to]: [number, number]) => {
  parentPort!.postMessage(sumOfSquares(from, to));
});
