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

/**
 * Whether an address is of this machine or its local network: private, or in a subnet that the
 * machine is in now. There are networks that give everybody a public address.
 */
export function isNear(address: string, interfaces = networkInterfaces): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  return isIn(near, plain) || isIn(subnetsOf(interfaces()), plain);
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, address.includes(":") ? "ipv6" : "ipv4");
}

function subnetsOf(interfaces: ReturnType<typeof networkInterfaces>): BlockList {
  const list = new BlockList();
  for (const { cidr, family } of Object.values(interfaces).flatMap((found) => found ?? [])) {
    const [subnet = "", bits = "0"] = cidr?.split("/") ?? [];
    // Of 0 bits everybody would be.
    if (Number(bits) > 0) list.addSubnet(subnet, Number(bits), family === "IPv6" ? "ipv6" : "ipv4");
  }
  return list;
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
    (isIn(near, address) ? 0 : 1);
  return all.sort((one, other) => rank(one) - rank(other)).map(({ address }) => address);
}

/**
 * Whether a request's `Host` can be meant for the room: an address, this machine's name or
 * `localhost`. A page elsewhere whose name was made to point here has another.
 *
 * @param address The name or address that the instructor gave the room; it is the room's too.
 */
export function isOwnHost(host: string | undefined, machine: string, address?: string): boolean {
  const name = /^(\[[\da-f:.]+\]|[^:]+)(?::\d+)?$/i.exec(host ?? "")?.[1]?.toLowerCase();
  if (name === undefined) return false;
  if (name === "localhost" || name.startsWith("[")) return true;
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name)) return true;
  if (name === address?.toLowerCase()) return true;
  const own = machine.toLowerCase();
  return name === own || name === `${own}.local` || name === own.replace(/\.local$/, "");
}
