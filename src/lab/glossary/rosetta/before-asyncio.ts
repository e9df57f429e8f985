import type { ConstructGroup } from "../construct.js";

export const beforeAsyncio: ConstructGroup = {
  title: "Other ways to wait",
  constructs: [
    {
      python: "gevent",
      does: "patches calls that block so that they switch to another green thread instead",
      typescript:
        "`await`, as in the model `sequential`; what gevent mends is the model `blocking`",
      differs:
        "Node's network calls never blocked, so there is nothing to patch; the price is that each place where others can come in is visible as an `await`, which is also its merit.",
      runs: "06-five-ways-to-download#record-heart",
    },
    {
      python: "Tornado",
      does: "is a web server and client on an event loop of its own, today asyncio's",
      typescript: "`node:http` on Node's own loop, as in the origin that `startOrigin` starts",
      differs:
        "The loop is part of the platform, so servers, clients and drivers share one anyway.",
      runs: "00-start-here#an-origin",
    },
  ],
};
