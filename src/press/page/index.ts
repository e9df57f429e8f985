export { memoryCache, type RenderCache, remembered } from "./cache.js";
export { liveSpec, type Palette } from "./chart-spec.js";
export { claimBox } from "./claim.js";
export { claimsOf, displayed, held } from "./claims.js";
export { codeClasses } from "./code-theme.js";
export { dateText } from "./date.js";
export { htmlDocument, SCRIPT, STYLE_SHEET } from "./document.js";
export { type NotebookDownloads, notebookDownloads } from "./downloads.js";
export { type Mention, termFinder } from "./find-terms.js";
export { counted } from "./fold.js";
export type { ConstructGroup, Glossary, GlossaryTerm } from "./glossary.js";
export { highlight } from "./highlight.js";
export { importsOf } from "./imports.js";
export type { Course, Entry, Foreign, Lesson, Machine } from "./lesson.js";
export { fileName } from "./lesson.js";
export { heldBadge } from "./lesson-header.js";
export { type Link, resolveLink } from "./link.js";
export { logo, logoAddress } from "./logo.js";
export { machineText, percentText } from "./machine.js";
export { inlineMarkdown, markdown } from "./markdown.js";
export {
  CLAIMS,
  CONTENT,
  GLOSSARY,
  lessonAddress,
  lessonList,
  lessonsOf,
  onThisPage,
  ROSETTA,
  SOURCES,
  tools,
  topBar,
} from "./navigation.js";
export { output } from "./output.js";
export { type Page, renderPage } from "./page.js";
export { slug } from "./parser.js";
export { type Passage, passagesOf } from "./passages.js";
export type { Scope } from "./scope.js";
export type { Heading, KeepSections, Section } from "./section.js";
export { type SourceFile, type SourceModule, sourceNamesOf, sourcePage } from "./source-module.js";
export { sourcePages } from "./source-pages.js";
export { sourcePassages } from "./source-passages.js";
export type { Surroundings } from "./surroundings.js";
export { type Drawing, inlineSvg } from "./svg.js";
export { scrollable } from "./table.js";
export { type Teaching, teachingOf, teachingText } from "./teaching.js";
export { overwritten } from "./terminal.js";
export { classes as classesOf, elements, parse, serialize, textOf } from "./tree.js";
export { drawVega } from "./vega.js";
