/** First in, first out; taking the first costs the same however long it is. */
export interface Fifo<T> {
  readonly size: number;
  push(item: T): void;
  /** Takes the first out; only when there is one. */
  shift(): T;
}

export function createFifo<T>(): Fifo<T> {
  let items: (T | undefined)[] = [];
  let head = 0;
  return {
    get size() {
      return items.length - head;
    },
    push(item) {
      items.push(item);
    },
    shift() {
      const item = items[head] as T;
      // What was taken out must not stay alive by the array.
      items[head] = undefined;
      head += 1;
      if (head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
