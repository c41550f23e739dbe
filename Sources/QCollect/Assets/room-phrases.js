// All that people read in the room, in one object.

import { living } from "./room-phrases-live.js";
import { preparing } from "./room-phrases-prepare.js";

export const words = { ...preparing, ...living };
