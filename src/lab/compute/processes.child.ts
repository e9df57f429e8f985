import { answer, type Request } from "./answer.js";

const lane = process.argv[2] ?? "process";

process.on("message", (request: Request) => process.send?.(answer(request, lane)));
process.on("disconnect", () => process.exit());
process.send?.("started");
