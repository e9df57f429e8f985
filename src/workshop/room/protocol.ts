import { type Static, Type } from "typebox";
import { LIMITS } from "./limits.js";

/** What a room takes from outside. Whatever else a request holds, it is refused whole. */
const strict = { additionalProperties: false } as const;

const Slug = Type.String({ pattern: "^[a-z0-9][a-z0-9.-]{0,99}$" });
const Answer = Type.Union([
  Type.String({ minLength: 1, maxLength: LIMITS.answer }),
  Type.Number({ minimum: -LIMITS.number, maximum: LIMITS.number }),
]);
const Id = Type.String({ pattern: "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$" });
const Token = Type.String({ pattern: "^[\\w-]{32}$" });

export const JoinBody = Type.Object(
  {
    code: Type.String({ minLength: 1, maxLength: 20 }),
    /** Sanitised before it is kept, so it may be longer than what is. */
    name: Type.Optional(Type.String({ maxLength: 200 })),
    /** A program's own choice; a page gets a cookie instead. */
    token: Type.Optional(Token),
    /** Another page or notebook of a participant who is there. */
    companion: Type.Optional(Type.String({ pattern: "^[A-Z0-9]{8}$" })),
  },
  strict,
);

export const SubmitBody = Type.Union([
  Type.Object(
    { id: Id, kind: Type.Literal("prediction"), prediction: Slug, answer: Answer },
    strict,
  ),
  Type.Object({ id: Id, kind: Type.Literal("recorded"), prediction: Slug, truth: Answer }, strict),
  Type.Object(
    {
      id: Id,
      kind: Type.Literal("exercise"),
      exercise: Slug,
      passed: Type.Boolean(),
      by: Type.Union([Type.Literal("check"), Type.Literal("learner")]),
    },
    strict,
  ),
  Type.Object({ id: Id, kind: Type.Literal("lesson"), lesson: Slug, done: Type.Boolean() }, strict),
  Type.Object(
    {
      id: Id,
      kind: Type.Literal("machine"),
      cores: Type.Integer({ minimum: 1, maximum: 1024 }),
      node: Type.String({ pattern: "^\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}$" }),
      points: Type.Array(
        Type.Object(
          {
            workers: Type.Integer({ minimum: 1, maximum: 1024 }),
            speedup: Type.Number({ minimum: 0.001, maximum: 2048 }),
          },
          strict,
        ),
        { minItems: 1, maxItems: 12 },
      ),
    },
    strict,
  ),
  Type.Object({ id: Id, kind: Type.Literal("hand"), up: Type.Boolean() }, strict),
]);

export const NameBody = Type.Object({ name: Type.String({ maxLength: 200 }) }, strict);

export const EnterBody = Type.Object(
  { secret: Type.String({ minLength: 1, maxLength: 200 }) },
  strict,
);

const Person = Type.String({ pattern: "^[\\w-]{1,40}$" });

/** What the instructor does. */
export const ActBody = Type.Union([
  Type.Object(
    {
      act: Type.Literal("show"),
      what: Type.Union([
        Type.Literal("join"),
        Type.Literal("prediction"),
        Type.Literal("machines"),
        Type.Literal("exercises"),
      ]),
      /** The prediction, or the lesson of the exercises; left out: all lessons. */
      which: Type.Optional(Slug),
    },
    strict,
  ),
  Type.Object({ act: Type.Literal("reveal"), prediction: Slug, open: Type.Boolean() }, strict),
  Type.Object(
    {
      act: Type.Literal("unlock"),
      lesson: Slug,
      section: Type.String({ minLength: 1, maxLength: 200 }),
      what: Type.Union([Type.Literal("hints"), Type.Literal("solutions")]),
      open: Type.Boolean(),
    },
    strict,
  ),
  Type.Object({ act: Type.Literal("lower"), person: Person }, strict),
  Type.Object({ act: Type.Literal("unname"), person: Person }, strict),
  Type.Object({ act: Type.Literal("remove"), person: Person }, strict),
]);

export type Join = Static<typeof JoinBody>;
export type Submitted = Static<typeof SubmitBody>;
export type Act = Static<typeof ActBody>;
