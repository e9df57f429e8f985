import {
  describeMachine,
  describeMeasurement,
  describeRounds,
  type Measurement,
  machine,
} from "overlap/measure";
import { expect, test } from "vitest";

const measurement: Measurement = {
  name: "event loop",
  wall: [420, 430, 450],
  median: 430,
  low: 420,
  high: 450,
  user: 200.4,
  system: 40,
  cpu: 240.4,
  utilisation: 0.4,
  delay: 3,
  memory: 81.2e6,
  grown: 12e6,
  disturbed: 0,
  repeated: 0,
  runs: [],
  value: undefined,
};

test("describeMeasurement(measurement) is a line like that of time", () => {
  expect(describeMeasurement(measurement)).toBe(
    "event loop  real 0.43 s (0.42 to 0.45)  user 0.20 s  system 0.040 s  memory 81 MB",
  );
});

test("describeMeasurement(measurement) says what is unknown and what was disturbed", () => {
  const { NaN: unknown } = Number;
  const line = describeMeasurement({
    ...measurement,
    user: unknown,
    memory: unknown,
    disturbed: 2,
  });
  expect(line).toBe(
    "event loop  real 0.43 s (0.42 to 0.45)  user unknown  system 0.040 s  memory unknown  " +
      "2 of 3 rounds disturbed",
  );
});

test("machine() names what a chart must name", () => {
  const facts = machine();
  expect(facts.node).toBe(process.versions.node);
  expect(facts.cores).toBeGreaterThanOrEqual(1);
  expect(facts.memory).toBeGreaterThan(1e8);
  expect(facts.cpu).not.toBe("");
  expect(facts.platform).toContain(process.arch);
});

test("describeMachine(machine) is the line below a title", () => {
  expect(describeMachine({ ...machine(), cores: 2, node: "20.20.2" })).toBe("2 cores, Node 20.20");
  expect(describeMachine({ ...machine(), cores: 1, node: "24.1.0" })).toBe("1 core, Node 24.1");
});

test("describeRounds(measurements) says how they were made, and what disturbed them", () => {
  const two = { ...machine(), cores: 2, node: "20.20.2" };
  const rounds = (some: Partial<Measurement>) =>
    describeRounds([{ ...measurement, ...some }, measurement], two);
  expect(rounds({})).toBe("2 cores, Node 20.20, median and range of 3 rounds");
  expect(rounds({ wall: [1, 2, 3, 4, 5] })).toContain(", median and range of 5 rounds");
  expect(rounds({ wall: [1, 2, 3, 4, 5, 6] })).toBe(
    "2 cores, Node 20.20, median of 6 rounds with its 95 % interval",
  );
  expect(rounds({ disturbed: 2 })).toBe(
    "2 cores, Node 20.20, median and range of 3 rounds, 2 of them disturbed",
  );
  expect(rounds({ wall: [1] })).toBe("2 cores, Node 20.20, one round");
  expect(rounds({ wall: [1], disturbed: 1 })).toBe("2 cores, Node 20.20, one round, disturbed");
  expect(() => describeRounds([])).toThrow("describeRounds needs a measurement, got none");
});
