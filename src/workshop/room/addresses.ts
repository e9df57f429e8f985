import { BlockList } from "node:net";
import { networkInterfaces } from "node:os";

const near = new BlockList();
near.addSubnet("127.0.0.0", 8);
near.addSubnet("10.0.0.0", 8);
near.addSubnet("172.16.0.0", 12);
near.addSubnet("192.168.0.0", 16);
near.addSubnet("169.254.0.0", 16);
// What providers and phones give to many behind one address.
near.addSubnet("100.64.0.0", 10);
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");
near.addSubnet("fe80::", 10, "ipv6");

/** Whether an address is of this machine or its local network. */
export function isNear(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  return near.check(plain, plain.includes(":") ? "ipv6" : "ipv4");
}

/** The addresses of this machine by which others in its network reach it; the likeliest first. */
export function networkAddresses(interfaces = networkInterfaces()): string[] {
  const all = Object.entries(interfaces).flatMap(([name, found]) =>
    (found ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => ({ address, name })),
  );
  // Bridges of containers and virtual machines lead to nobody in the room.
  const rank = ({ name, address }: { name: string; address: string }) =>
    (/^(docker|br-|veth|virbr|vmnet|vboxnet|utun|tun|tap|vEthernet)/.test(name) ? 2 : 0) +
    (isNear(address) ? 0 : 1);
  return all.sort((one, other) => rank(one) - rank(other)).map(({ address }) => address);
}

/**
 * Whether a request's `Host` can be meant for the room: an address, this machine's name or
 * `localhost`. A page elsewhere whose name was made to point here has another.
 */
export function isOwnHost(host: string | undefined, machine: string): boolean {
  const name = /^(\[[\da-f:.]+\]|[^:]+)(?::\d+)?$/i.exec(host ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return false;
  if (name === "localhost" || name.startsWith("[")) return true;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return true;
  const own = machine.toLowerCase();
  return name === own || name === `${own}.local` || name === own.replace(/\.local$/, "");
}
