import { parentPort } from "node:worker_threads";
import { unpack } from "./unpack.js";

parentPort?.on("message", (parcel) => parentPort?.postMessage(unpack(parcel)));
parentPort?.postMessage("started");
