export { contents } from "./contents.js";
export type { SiteFiles } from "./files.js";
export { folderCache, pruneFolder } from "./folder-cache.js";
export type { CourseRecord, ExerciseRecord, LessonRecord } from "./record.js";
export { courseRecord } from "./record.js";
export { SiteError } from "./site-error.js";
export { chartColours, styleSheet } from "./style.js";
export { checkTarget, swapIn } from "./swap.js";
export { renderSite, type SiteOptions, type WrittenSite, writeSite } from "./write.js";
