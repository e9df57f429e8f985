/** What the models cost on this machine, before they have done any of the work; milliseconds. */
export interface Costs {
  /** How many threads are started: as many as can run at once. */
  threads: number;
  /** Until all of them have started and loaded what they are to run. */
  start: number;
  /** From a call in a thread to its answer, when nothing else is under way. */
  message: number;
  /** What each call in a thread takes of the calling thread's time, when many are under way. */
  handling: number;
  /** What each call on the event loop takes besides its own work. */
  turn: number;
  /** How many times as fast all threads compute together as one of them: their number at best. */
  gain: number;
}
