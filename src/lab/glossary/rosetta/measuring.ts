import type { ConstructGroup } from "../construct.js";

export const measuring: ConstructGroup = {
  title: "Measuring",
  constructs: [
    {
      python: "gtime",
      does: "is GNU `time` on macOS: real, user and system time and the peak of memory of a program",
      typescript: "`timeProcess`, which reads the same figures of a Node.js process",
      differs:
        "Nothing of Python's; like GNU `time` it includes the start of the runtime, and the peak is that of the largest process.",
      runs: "01-what-waits-what-works#time-each",
    },
  ],
};
