// Required: to import it, Node.js would first search each of its hundred files for what it exports,
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
