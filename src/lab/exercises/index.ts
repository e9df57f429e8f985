export { runTwice } from "./beyond-one-machine.js";
export { type MapLimit, mapLimit, type Task } from "./failing-well.js";
export { sixthModel } from "./five-ways-to-download.js";
export { readTheBody, type TotalBytes } from "./honest-downloads.js";
export { heldOut, type PredictAt } from "./laws-of-scaling.js";
export { type Mystery, type MysteryName, mysteries } from "./mysteries.js";
export { type Call, type ThreeCalls, threeCalls } from "./one-after-another.js";
export type { Fulfil, Purchase, Services } from "./parcel-shop.js";
export { type OpenSheddingQueue, type SheddingQueue, shedding } from "./queues-and-pressure.js";
export { breakTheShop, keepTheShop, type Schedule } from "./races.js";
export { fourWaves } from "./start-here.js";
export { buildScope, type RunScope, type SmallScope } from "./structured-lifetimes.js";
export { type LimitKeys, latencyBack } from "./the-hidden-pool.js";
export { type Crunch, type Order, orderOf, type Step, stayResponsive } from "./the-loop.js";
export { type ChunkCount, chunkCount, type Job } from "./the-price-of-a-worker.js";
export { type ParallelSum, parallelSum } from "./threads-for-computing.js";
export { type Buyer, hastyBuyer, type Shop, ticketShop } from "./ticket-shop.js";
export { type UnknownName, unknowns } from "./unknowns.js";
export {
  type Classify,
  classifyPrograms,
  type TimeSpent,
} from "./what-waits-what-works.js";
export {
  type BenchClient,
  type Benchmark,
  type BenchPage,
  type BenchReport,
  type BenchTools,
  type BenchWorkers,
  emptyReport,
  refereeBenchmark,
} from "./which-model-when.js";
