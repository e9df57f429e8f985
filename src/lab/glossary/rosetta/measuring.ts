import type { ConstructGroup } from "../construct.js";

export const measuring: ConstructGroup = {
  title: "Measuring",
  constructs: [
    {
      python: "gtime",
      does: "is GNU `time` on macOS: real, user and system time and the peak of memory of a program",
      typescript: "`timeProcess`, which reads the same figures of a Node.js process",
      differs:
        "Like GNU `time` it includes the start of the runtime; the peak is that of this one process, without its children.",
      runs: "01-what-waits-what-works#time-each",
    },
  ],
};
