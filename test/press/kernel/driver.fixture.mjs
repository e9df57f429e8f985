// Starts a kernel, tells its processes, leaves it in an endless cell, and ends as it is told.
import { startKernel } from "#press/kernel";

const [root, end] = process.argv.slice(2);
const kernel = await startKernel({ root });
const { outputs } = await kernel.execute(`const { spawn } = require("node:child_process");
console.log(spawn("sleep", ["1000"]).pid);`);
const endless = kernel.execute("await null;\nwhile (true) {}");
endless.catch(() => {});
console.log(JSON.stringify({ kernel: kernel.pid, child: Number(outputs[0].text) }));
if (end === "throw") throw new Error("as told");
