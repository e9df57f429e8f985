import { type Answer, answer, type Request } from "./answer.js";
import { lane } from "./thread.js";

export { arrive } from "./thread.js";

/** One task, in this thread, in one go. */
export default function (request: Request): Answer {
  return answer(request, lane);
}
