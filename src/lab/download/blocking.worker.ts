import { type MessagePort, workerData } from "node:worker_threads";
import { type ClientOptions, createClient } from "./client.js";
import { type Errand, runErrand } from "./errand.js";

/** What the helper of the blocking model is given. */
export interface HelperData {
  port: MessagePort;
  /** 1 when an answer lies in the port. */
  flag: Int32Array;
  options: ClientOptions;
}

const { port, flag, options } = workerData as HelperData;
const client = createClient(1, options);
const never = new AbortController().signal;

port.on("message", async (errand: Errand) => {
  port.postMessage(await runErrand(client, errand, never, "main"));
  Atomics.store(flag, 0, 1);
  Atomics.notify(flag, 0);
});
