import vm from "node:vm";

/**
 * Has a kernel outlive an interrupt that comes just as a cell begins. tslab has Node end the first,
 * synchronous part of a cell at a SIGINT: for that Node takes all listeners off the signal, starts a
 * thread, and only then handles the signal itself. One that comes in between ends the process. So the
 * listeners stay where they are; when the part has ended Node leaves the signal to the system, and
 * they are set anew.
 *
 * @see https://github.com/nodejs/node/blob/v20.x/lib/vm.js `sigintHandlersWrap`
 * @see https://github.com/nodejs/node/blob/v20.x/src/node_watchdog.cc `SigintWatchdogHelper`
 */
export function outliveInterrupts(): void {
  const original = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    if (typeof options !== "object" || !options.breakOnSigint) return original(code, options);
    hideListenersOnce();
    try {
      return original(code, options);
    } finally {
      listenAnew();
    }
  };
}

/** To who asks next, Node, there are none that it would have to take away. */
function hideListenersOnce(): void {
  process.listenerCount = () => {
    showListeners();
    return 0;
  };
}

function showListeners(): void {
  Reflect.deleteProperty(process, "listenerCount");
}

function listenAnew(): void {
  showListeners();
  const listeners = process.rawListeners("SIGINT") as NodeJS.SignalsListener[];
  process.removeAllListeners("SIGINT");
  for (const listener of listeners) process.addListener("SIGINT", listener);
}
