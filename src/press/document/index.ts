export { type DocumentParts, wholeDocument } from "./whole-document.js";
