export { type ClientOptions, createClient } from "./client.js";
export type { Limits } from "./deadline.js";
export type { Download, DownloadOptions } from "./download.js";
export { DownloadError, type DownloadErrorKind } from "./download-error.js";
export { eventLoop } from "./event-loop.js";
export { fetchPage } from "./fetch-page.js";
export type { Page } from "./page.js";
export { sequential } from "./sequential.js";
