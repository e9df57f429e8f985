export interface LiveOptions<View> {
  /** What is refused with 401 when this page is not known any more. */
  check: string;
  /** Called with each state of the room. */
  onView(view: View): void;
  /** Called when the connection comes and goes. */
  onConnected(connected: boolean): void;
  /** Called when the room no longer knows this page. */
  onRefused?(): void;
}

/** Milliseconds until a stream that the browser has given up is opened again. */
const PAUSE = 2000;

/**
 * Follows the room. A browser allows few connections to one server over all its tabs, so a page
 * that nobody sees lets go of its own.
 */
export function follow<View>(path: string, options: LiveOptions<View>): void {
  let source: EventSource | undefined;
  let waiting = 0;
  const open = () => {
    close();
    source = new EventSource(path);
    source.addEventListener("open", () => options.onConnected(true));
    source.addEventListener("view", ({ data }) => options.onView(JSON.parse(data)));
    source.addEventListener("error", async () => {
      options.onConnected(false);
      // The browser tries again by itself, unless it was refused.
      if (source?.readyState !== EventSource.CLOSED) return;
      close();
      const refused = await fetch(options.check).then(
        ({ status }) => status === 401,
        () => false,
      );
      if (refused && options.onRefused) options.onRefused();
      else waiting = window.setTimeout(open, PAUSE);
    });
  };
  const close = () => {
    window.clearTimeout(waiting);
    source?.close();
    source = undefined;
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") open();
    else close();
  });
  addEventListener("pagehide", close);
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) open();
  });
  open();
}
