import { unpack } from "./unpack.js";

process.on("message", (parcel: Float64Array | string) => process.send?.(unpack(parcel)));
process.on("disconnect", () => process.exit());
process.send?.("started");
