import { parentPort, workerData } from "node:worker_threads";
import { acquire, isWanted, release } from "overlap/compute";

// Plain reads and writes on purpose: only the lock can keep them right.
const { lock, shared, rounds } = workerData;
const INSIDE = 0;
const OVERLAPS = 1;
const COUNT = 2;
const WANTED = 3;

for (let round = 0; round < rounds; round++) {
  acquire(lock);
  shared[INSIDE]++;
  for (let i = 0; i < 200; i++) if (shared[INSIDE] !== 1) shared[OVERLAPS]++;
  shared[COUNT]++;
  if (isWanted(lock)) shared[WANTED]++;
  shared[INSIDE]--;
  release(lock);
}
parentPort.postMessage("done");
