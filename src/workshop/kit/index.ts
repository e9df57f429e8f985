export { KIT, KIT_PACKAGES, type KitOptions, kitFiles, writeKit } from "./kit.js";
export { type MissingLink, missingLinks } from "./missing-links.js";
