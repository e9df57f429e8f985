/** An order as the queue carries it. */
export interface Purchase {
  /** Unique. */
  id: string;
  customer: string;
  cents: number;
  item: string;
}

/** What is done for an order, and the key under which it is to be done at most once. */
export interface Deed {
  order: string;
  /** Whoever comes again with the same key has had it done already. Without a key it is done each time. */
  key?: string;
}

/** The services that a job uses. Each of them remembers the keys it has seen. */
export interface Services {
  bank: {
    charge(payment: Deed & { cents: number }): Promise<void>;
    /** Whether the bank has a payment for an order. */
    isPaid(order: string): Promise<boolean>;
  };
  store: {
    send(parcel: Deed & { item: string }): Promise<void>;
    isSent(order: string): Promise<boolean>;
  };
}

/** The job: charges the customer and sends the parcel. `run` counts the starts of this job from 1. */
export type Fulfil = (order: Purchase, services: Services, run: number) => Promise<void>;

/** What the services did, call by call. */
export interface Ledger {
  charged: string[];
  sent: string[];
}

/** Called before and after the effect of each call of a run, with what has just been or is to be done. */
export type Checkpoint = (run: number, where: string) => Promise<void>;

/** Opens services without any order; `services(run)` is what one run of a job sees of them. */
export function openServices(checkpoint: Checkpoint) {
  const ledger: Ledger = { charged: [], sent: [] };
  const keys = new Map<string, string>();

  /** In one step, as a database does it with a unique column. */
  function once(service: string, key: string | undefined, what: string, act: () => void): void {
    const known = key === undefined ? undefined : keys.get(`${service} ${key}`);
    if (known === what) return;
    if (known !== undefined) {
      throw new Error(`the ${service} knows the key "${key}" from another order`);
    }
    if (key !== undefined) keys.set(`${service} ${key}`, what);
    act();
  }

  function services(run: number): Services {
    const call = async <T>(what: string, act: () => T): Promise<T> => {
      await checkpoint(run, `before ${what}`);
      const value = act();
      await checkpoint(run, `after ${what}`);
      return value;
    };
    return {
      bank: {
        charge: ({ order, cents, key }) =>
          call("the charge", () =>
            once("bank", key, `${order} ${cents}`, () => ledger.charged.push(order)),
          ),
        isPaid: (order) => call("looking at the bank", () => ledger.charged.includes(order)),
      },
      store: {
        send: ({ order, item, key }) =>
          call("the parcel", () =>
            once("store", key, `${order} ${item}`, () => ledger.sent.push(order)),
          ),
        isSent: (order) => call("looking at the store", () => ledger.sent.includes(order)),
      },
    };
  }

  return { ledger, services };
}
