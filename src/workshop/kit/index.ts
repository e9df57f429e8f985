export { KIT, type KitOptions, kitFiles, kitZip } from "./kit.js";
export { type MissingLink, missingLinks } from "./missing-links.js";
