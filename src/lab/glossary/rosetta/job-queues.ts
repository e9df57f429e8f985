import type { ConstructGroup } from "../construct.js";

export const jobQueues: ConstructGroup = {
  title: "Beyond one machine",
  constructs: [
    {
      python: "Celery",
      does: "keeps tasks in a broker, for workers on any machine",
      typescript:
        "BullMQ: a `Queue` to add to (here `pagesQueue.add`), and a `Worker` in each process",
      differs:
        "Celery acknowledges before the work unless told `acks_late=True` (and `task_reject_on_worker_lost=True`, for a child process that is killed), so that a killed worker's task is lost; BullMQ after it, so that the job is run again.",
      runs: "14-beyond-one-machine#add-one",
    },
    {
      python: "RQ",
      does: "keeps function calls in Redis, for workers that fork a process for each",
      typescript: "BullMQ: workers that `startWorkers` starts, with several slots each",
      differs:
        "RQ sends the name of a function, BullMQ that of a job, and neither can send the function; RQ lays a job whose worker died among the failed ones, BullMQ runs it again.",
      runs: "14-beyond-one-machine#start-workers",
    },
  ],
};
