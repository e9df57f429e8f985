export { type ComposeOptions, composeDeck } from "./compose.js";
export type { Deck, Section, Slide, SlideKind } from "./deck.js";
export { renderSlides, type SlidesOptions } from "./render.js";
export { type Wishes, wishesOf } from "./wishes.js";
