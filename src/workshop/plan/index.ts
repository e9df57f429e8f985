export { type Choice, type Cut, choose } from "./choose.js";
export { lasting, toMinutes, toTime } from "./clock.js";
export { type Block, type Layout, layOut } from "./lay-out.js";
export {
  isTimed,
  minutesOf,
  type TaughtLesson,
  type TaughtSection,
  toTaughtLesson,
} from "./lesson.js";
export { type PaperOptions, paper } from "./paper.js";
export {
  FORMATS,
  type Format,
  makePlan,
  type Plan,
  type PlanItem,
  type PlanOptions,
  type PlanSession,
} from "./plan.js";
export { planPage } from "./plan-page.js";
export { planText, planTitle } from "./plan-text.js";
export { RANKING, ranked } from "./ranking.js";
export { RULES, RULES_IN_WORDS } from "./rules.js";
