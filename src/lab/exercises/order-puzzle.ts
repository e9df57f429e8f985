/** Called by Node when a file has been looked up. In which order are the letters logged? */
export function orderPuzzle(log: (letter: string) => void): void {
  setTimeout(() => log("A"), 0);
  setImmediate(() => {
    log("B");
    Promise.resolve().then(() => log("C"));
    process.nextTick(() => log("D"));
  });
  setImmediate(() => log("E"));
  Promise.resolve()
    .then(() => {
      log("F");
      process.nextTick(() => log("G"));
    })
    .then(() => log("H"));
  process.nextTick(() => log("I"));
  const later = async () => {
    log("J");
    await null;
    log("K");
  };
  void later();
  log("L");
}
