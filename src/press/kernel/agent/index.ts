export { install } from "./install.js";
export type { Answer, Question, Questions } from "./protocol.js";
