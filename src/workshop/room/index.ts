export { isNear, isOwnHost, networkAddresses } from "./addresses.js";
export { countNumbers, countOptions } from "./histogram.js";
export { LIMITS } from "./limits.js";
export { type Log, type OpenedLog, openLog } from "./log.js";
export { type OpenRoom, openRoom, type RoomOptions, roomPlaces } from "./open-room.js";
export { createStreams, type Streams } from "./streams.js";
