import type { Element, ElementContent } from "hast";
import { h } from "hastscript";
import type { Claim } from "../../lab/lesson/mime.js";
import type { Cell } from "../../press/notebook/index.js";
import {
  type Entry,
  inlineMarkdown,
  type Lesson,
  markdown,
  type RenderCache,
  type Scope,
  textOf,
} from "../../press/page/index.js";
import { codeOf, isIdea, isShort } from "./code.js";
import type { Deck, Section, Slide, SlideKind } from "./deck.js";
import { firstSentences, loudSentences, textLength } from "./lead.js";
import { answer, question, type Shown, shownOf, verdict } from "./outputs.js";
import { minutesOf, type Wishes, wishesOf } from "./wishes.js";

/** So many claims are read in one look. */
const CLAIMS = 3;
/** A list of so many items is a slide as it stands. */
const ITEMS = 7;
/** What leads into code stands in one line above it, or is left to say. */
const LINE = 84;

export interface ComposeOptions {
  entry: Entry;
  cache: RenderCache;
}

/**
 * A lesson as slides, one idea on each. By default a heading is shown with the sentence that opens its
 * section, a sentence in bold alone, a prediction before its answer, a chart with its finding as the title,
 * claims by threes, small tables, short code that the prose leads into, the exercises without their
 * solutions, and what to remember. All other prose is the instructor's to say. `slideshow.slide_type` and
 * `overlap.slide` of a cell overrule this.
 *
 * @throws Error in one line where a cell's wishes cannot be read.
 */
export async function composeDeck(lesson: Lesson, { entry, cache }: ComposeOptions): Promise<Deck> {
  const { notebook } = lesson;
  const composer = new Composer(entry, cache, languageOf(notebook.metadata), notebook.id);
  for (const cell of notebook.cells) await composer.add(cell);
  await composer.flush();
  return {
    id: entry.id,
    number: entry.number,
    title: entry.title,
    executed: lesson.date !== undefined,
    sections: composer.sections.filter(({ slides }) => slides.length > 0),
  };
}

type Content = Pick<Slide, "kicker" | "title" | "body"> & Partial<Pick<Slide, "beside" | "foot">>;

class Composer {
  readonly sections: Section[] = [];
  readonly #ids = new Set<string>();
  #claims: { id: string; claim: Claim }[] = [];
  /** The prose that stands right before the next cell. */
  #lead: Element | undefined;
  #led = false;
  #skipping = false;

  constructor(
    readonly entry: Entry,
    readonly cache: RenderCache,
    readonly language: string,
    readonly notebook: string,
  ) {}

  async add(cell: Cell): Promise<void> {
    const wishes = wishesOf(cell, `${this.notebook} › ${cell.id}`);
    if (wishes.type === "notes") return this.#note(cell);
    if (cell.tags.includes("solution") || cell.tags.includes("remove-cell")) return;
    if (cell.kind === "markdown") return this.#prose(cell, wishes);
    if (cell.kind === "code") return this.#code(cell, wishes);
  }

  /** Shows the claims that have been gathered. */
  async flush(): Promise<void> {
    const all = this.#claims.splice(0);
    const each = Math.ceil(all.length / Math.ceil(all.length / CLAIMS));
    for (let at = 0; at < all.length; at += each) {
      const some = all.slice(at, at + each);
      const scope = this.#scope(some[0]!.id);
      const items = await Promise.all(some.map(({ claim }) => verdict(claim, scope)));
      this.#append("claims", `${some[0]!.id}-claims`, {
        kicker: "Checked in this run",
        title: this.#heading(),
        body: [h("ul", { className: ["verdicts"] }, items)],
      });
    }
  }

  async #prose(cell: Cell, wishes: Wishes): Promise<void> {
    const blocks = (await markdown(cell.source, this.#scope(cell.id))).filter(isElement);
    const heading = blocks.find(({ tagName }) => /^h[1-6]$/.test(tagName));
    const paragraphs = blocks.filter(({ tagName }) => tagName === "p");
    if (heading?.tagName === "h1") return this.#title(cell, blocks, wishes);
    if (heading?.tagName === "h2") {
      await this.flush();
      this.#skipping = wishes.type === "skip";
      if (this.#skipping) {
        // The time stays in the plan: it is spent without a slide.
        const before = this.sections.at(-1);
        if (before) before.minutes += minutesOf(cell);
        return;
      }
      this.sections.push({ title: textOf(heading).trim(), minutes: minutesOf(cell), slides: [] });
      await this.#opening(cell, blocks, wishes);
    } else if (this.#skipping) return;
    else if (wishes.type !== "skip") await this.#statements(cell, blocks, wishes);
    this.#led = wishes.type !== "skip";
    // What opens a section is on its slide already.
    this.#lead = heading ? undefined : paragraphs.at(-1);
    this.#say(blocks.filter((block) => block !== heading));
  }

  async #title(cell: Cell, blocks: Element[], wishes: Wishes): Promise<void> {
    this.sections.push({ title: this.entry.title, minutes: minutesOf(cell), slides: [] });
    this.#append("title", cell.id, {
      kicker: `Lesson ${this.entry.number}`,
      title: [{ type: "text", value: this.entry.title }],
      body: [
        h(
          "p",
          { className: ["lead"] },
          await this.#inline(wishes.text ?? this.entry.question, cell),
        ),
      ],
    });
    this.#say(blocks.filter(({ tagName }) => tagName === "p"));
  }

  async #opening(cell: Cell, blocks: Element[], wishes: Wishes): Promise<void> {
    const { title } = this.sections.at(-1)!;
    const named = this.#named();
    const [, next] = blocks;
    const list = next && ["ul", "ol"].includes(next.tagName) ? next : undefined;
    const isList = list !== undefined && list.children.filter(isElement).length <= ITEMS;
    const kind = named !== title ? "exercise" : isList ? "list" : "section";
    const paragraph = blocks.find(({ tagName }) => tagName === "p");
    const lead =
      paragraph && !isList ? [h("p", { className: ["lead"] }, firstSentences(paragraph))] : [];
    this.#append(kind, cell.id, {
      kicker: kind === "exercise" ? "Exercise: your turn" : "",
      title: wishes.title
        ? await this.#inline(wishes.title, cell)
        : [{ type: "text", value: named }],
      body: wishes.text ? await this.#text(wishes.text, cell) : isList ? [list] : lead,
    });
  }

  async #statements(cell: Cell, blocks: Element[], wishes: Wishes): Promise<void> {
    const paragraphs = blocks.filter(({ tagName }) => tagName === "p");
    const heading = blocks.find(({ tagName }) => /^h[3-6]$/.test(tagName));
    const wished =
      wishes.type === "slide" || wishes.type === "subslide" || wishes.text !== undefined;
    if (wishes.type === "-" || wishes.type === "fragment") {
      const body = wishes.text
        ? await this.#text(wishes.text, cell)
        : paragraphs.slice(0, 1).map((paragraph) => h("p", firstSentences(paragraph)));
      return this.#join(body, wishes.type);
    }
    if (wished || heading) {
      await this.flush();
      const [first] = paragraphs;
      const lead = first ? [h("p", { className: ["lead"] }, firstSentences(first))] : [];
      const title = wishes.title
        ? await this.#inline(wishes.title, cell)
        : heading
          ? heading.children.filter(isInline)
          : this.#heading();
      const body = wishes.text ? await this.#text(wishes.text, cell) : lead;
      this.#append("section", cell.id, { kicker: "", title, body });
      return;
    }
    const loud = paragraphs.flatMap(loudSentences);
    if (loud.length > 0) await this.flush();
    for (const sentence of loud) {
      this.#append("statement", cell.id, {
        kicker: this.sections.at(-1)?.title ?? "",
        title: sentence,
        body: [],
      });
    }
  }

  async #code(cell: Cell, wishes: Wishes): Promise<void> {
    const [led, lead] = [this.#led, this.#lead];
    this.#led = false;
    if (this.#skipping || wishes.type === "skip") return;
    const wished =
      wishes.type === "slide" || wishes.type === "subslide" || wishes.lines !== undefined;
    const joins = wishes.type === "-" || wishes.type === "fragment";
    const exercise = cell.tags.includes("exercise");
    if (wished || joins || (exercise && isShort(cell.source)) || isIdea(cell, led)) {
      const block = await codeOf(cell.source, wishes, this);
      if (joins) this.#join([block], wishes.type!);
      else {
        await this.flush();
        const sentence = lead && led ? firstSentences(lead, 0) : [];
        const short = textLength(sentence) <= LINE ? sentence : [];
        this.#append("code", cell.id, {
          kicker: exercise ? "Exercise: your turn" : "",
          title: wishes.title
            ? await this.#inline(wishes.title, cell)
            : [{ type: "text", value: this.#named() }],
          body: [
            ...(wishes.text
              ? await this.#text(wishes.text, cell)
              : short.length > 0
                ? [h("p", { className: ["lead"] }, short)]
                : []),
            block,
          ],
        });
      }
    }
    if (cell.tags.includes("remove-output") || cell.tags.includes("hide-output")) return;
    for (const [index, output] of cell.outputs.entries()) {
      const shown = await shownOf(
        output,
        this.#id(`${cell.id}-${index + 1}`),
        this.#scope(cell.id),
      );
      if (shown) await this.#show(shown, cell, wishes);
    }
  }

  async #show(shown: Shown, cell: Cell, wishes: Wishes): Promise<void> {
    if (shown.kind === "claim") {
      this.#claims.push({ id: cell.id, claim: shown.claim });
      return;
    }
    if (shown.kind === "text") return;
    await this.flush();
    const scope = this.#scope(cell.id);
    const title = wishes.title ? await this.#inline(wishes.title, cell) : undefined;
    if (shown.kind === "prediction") {
      const { prediction } = shown;
      const revealed = prediction.truth !== undefined;
      this.#append(revealed ? "answer" : "prediction", cell.id, {
        kicker: revealed ? "What the run recorded" : "Predict",
        ...(revealed ? await answer(prediction, scope) : await question(prediction, scope)),
      });
    } else if (shown.kind === "chart") {
      const { picture } = shown;
      for (const [index, figure] of picture.figures.entries()) {
        const { length } = picture.figures;
        this.#append("chart", cell.id, {
          kicker: "",
          title: title ?? [{ type: "text", value: picture.title }],
          body: [figure],
          foot: [picture.subtitle, ...(length > 1 ? [`${index + 1} of ${length}`] : [])].join("; "),
          beside: picture.beside,
        });
      }
    } else {
      this.#append("table", cell.id, {
        kicker: "",
        title: title ?? this.#heading(),
        body: [shown.table],
      });
    }
  }

  async #note(cell: Cell): Promise<void> {
    const slide = this.sections.at(-1)?.slides.at(-1);
    const said = await markdown(cell.source, this.#scope(cell.id));
    slide?.notes.push(...said);
  }

  /** Puts what the lesson says where the instructor sees it. */
  #say(blocks: ElementContent[]): void {
    this.sections
      .at(-1)
      ?.slides.at(-1)
      ?.prose.push(...blocks.map(unlinked));
  }

  #join(content: Element[], type: "-" | "fragment" | string): void {
    const slide = this.sections.at(-1)?.slides.at(-1);
    if (!slide) return;
    for (const block of content) {
      if (type === "fragment") block.properties.className = [...classList(block), "fragment"];
      slide.body.push(block);
    }
  }

  #append(
    kind: SlideKind,
    id: string,
    { kicker, title, body, beside = false, foot = "" }: Content,
  ): void {
    const slide: Slide = {
      id: this.#id(id),
      kind,
      beside,
      kicker,
      title: title.map(unlinked),
      body: body.map(unlinked),
      foot,
      notes: [],
      prose: [],
    };
    this.sections.at(-1)?.slides.push(slide);
  }

  #heading(): ElementContent[] {
    return [{ type: "text", value: this.sections.at(-1)?.title ?? "" }];
  }

  /** The section's title without the word that stands above it on the slides of an exercise. */
  #named(): string {
    const title = this.sections.at(-1)?.title ?? "";
    const exercise = /^Exercise: (.*)$/.exec(title)?.[1];
    return exercise === undefined ? title : capital(exercise);
  }

  #inline(text: string, cell: Cell): Promise<ElementContent[]> {
    return inlineMarkdown(text, this.#scope(cell.id));
  }

  async #text(text: string, cell: Cell): Promise<Element[]> {
    const blocks = (await markdown(text, this.#scope(cell.id))).filter(isElement);
    for (const block of blocks) {
      if (block.tagName === "p") block.properties.className = ["lead"];
    }
    return blocks;
  }

  #id(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.#ids.has(id); n++) id = `${wanted}-${n}`;
    this.#ids.add(id);
    return id;
  }

  #scope(cell: string): Scope {
    return {
      cell,
      cache: this.cache,
      attachments: {},
      // A slide leads nowhere: the link's words stay.
      resolve: (href) => href,
      report: (message) => {
        throw new Error(`${this.notebook} › ${cell}: ${message}`);
      },
    };
  }
}

/** Without links: nobody clicks on a projector, and the pages need not lie beside the slides. */
function unlinked(node: ElementContent): ElementContent {
  if (node.type !== "element" || node.tagName === "figure") return node;
  const children = node.children.map((child) => unlinked(child as ElementContent));
  if (node.tagName === "a") return h("span", children);
  const { id: _, ...properties } = node.properties;
  return { ...node, properties, children };
}

function isElement(node: ElementContent): node is Element {
  return node.type === "element";
}

function isInline(node: ElementContent): boolean {
  return node.type === "text" || node.type === "element";
}

function classList({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function languageOf(metadata: Record<string, unknown>): string {
  const { kernelspec, language_info } = metadata as Record<string, Record<string, unknown>>;
  return String(language_info?.name ?? kernelspec?.language ?? "typescript");
}
