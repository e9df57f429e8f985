/** What a learner tells a room; each is one submission, kept and counted once. */
export type Told =
  | { kind: "prediction"; prediction: string; answer: string | number }
  | { kind: "recorded"; prediction: string; truth: string | number }
  | { kind: "exercise"; exercise: string; passed: boolean; by: "check" | "learner" }
  | { kind: "lesson"; lesson: string; done: boolean }
  | { kind: "machine"; cores: number; node: string; points: SpeedupPoint[] }
  | { kind: "hand"; up: boolean };

/** How many times as fast as one worker so many workers are. */
export interface SpeedupPoint {
  workers: number;
  speedup: number;
}

/** Sent again under the same id until the room has said that it is kept. */
export type Submission = Told & {
  /** Unique for all submissions of a participant; a UUID. */
  id: string;
};
