/** What a room takes of anybody, so that one client cannot wear it out. */
export const LIMITS = {
  /** Bytes of a request's body. */
  body: 4096,
  /** Characters of a name. */
  name: 40,
  /** Characters of an answer. */
  answer: 200,
  /** Size of a number that answers a question; what is below {@link LIMITS.least} in size is 0. */
  number: 1e15,
  least: 1e-9,
  /** People in one room at a time; ten times as many may come and go until it is opened again. */
  participants: 400,
  /** Submissions, names, comings and goings that are kept of each. */
  submissions: 4000,
  /** Submissions of a participant in a minute. */
  submissionsPerMinute: 120,
  /** Requests from one address in a minute that name no participant: many people may share one. */
  requestsPerMinute: 6000,
  /** Attempts to join from one address in a minute. */
  joinsPerMinute: 600,
  /** Wrong codes or secrets from one address in a minute, from which on further ones are not looked at. */
  wrongPerMinute: 30,
  /** Open streams of one participant; the oldest is closed for a new one. */
  streams: 4,
  /** Bytes that may wait for a client that does not read. */
  unread: 256 * 1024,
  /** Connections in all, and from one address. */
  connections: 3000,
  connectionsPerAddress: 1000,
} as const;

/** Milliseconds. */
export const TIMES = {
  /** For a request's headers, and for all of it. */
  headers: 10_000,
  request: 15_000,
  /** Without a byte in either direction, a connection is closed. */
  silence: 40_000,
  /** Between two signs of life on a stream. */
  pulse: 10_000,
  /** What changes within this is told together. */
  together: 100,
} as const;
