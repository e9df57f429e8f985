export { ScopeClosedError } from "./closed.js";
export type { Disposer } from "./disposal.js";
export { type OpenScope, openScope } from "./open-scope.js";
export { type Child, type Scope, type ScopeOptions, withScope } from "./scope.js";
