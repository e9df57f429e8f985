// Required: to import it, Node.js would first search all of its files for what they export,
// and every worker process would wait for that.
import bullmq = require("bullmq");

export const {
  createPostgresBackend,
  createRedisBackend,
  FlowProducer,
  Queue,
  runMigrations,
  Worker,
} = bullmq;
