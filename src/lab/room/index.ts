export { ROOM_PORT, type RoomAddress, toRoomAddress } from "./address.js";
export {
  type JoinedRoom,
  type JoinOptions,
  joinRoom,
  lowerHand,
  raiseHand,
} from "./join-room.js";
export { measureMachine } from "./measure-machine.js";
export type { SpeedupPoint, Submission, Told } from "./submission.js";
