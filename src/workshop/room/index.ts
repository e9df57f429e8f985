export { LIMITS } from "./limits.js";
export { type OpenRoom, openRoom, type RoomOptions, roomPlaces } from "./open-room.js";
