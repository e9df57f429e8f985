import { parentPort, workerData } from "node:worker_threads";
import { acquire, isWanted, release } from "overlap/compute";

// Plain reads and writes on purpose: only the lock can keep them right.
const { lock, shared, threads, rounds } = workerData;
const [INSIDE, OVERLAPS, COUNT, WANTED, READY] = [0, 1, 2, 3, 4];

// Those that start late must find the others still at it.
Atomics.add(shared, READY, 1);
Atomics.notify(shared, READY);
for (let ready = 0; ready < threads; ready = Atomics.load(shared, READY)) {
  Atomics.wait(shared, READY, ready);
}

let round = 0;
while (round < rounds || (shared[WANTED] < rounds && round < 1000 * rounds)) {
  acquire(lock);
  shared[INSIDE]++;
  for (let i = 0; i < 200; i++) if (shared[INSIDE] !== 1) shared[OVERLAPS]++;
  shared[COUNT]++;
  if (isWanted(lock)) shared[WANTED]++;
  shared[INSIDE]--;
  release(lock);
  round++;
}
parentPort.postMessage(round);
