/** Told the field (`outputs[1].text`) and what is wrong with it. */
export type Report = (field: string, message: string) => void;

/** Looks at one value and reports everything in it that is not as it has to be. */
export type Shape = (value: unknown, field: string, report: Report) => void;

/** A value for which `holds` is true. */
export function shape(expected: string, holds: (value: unknown) => boolean): Shape {
  return (value, field, report) => {
    if (!holds(value)) report(field, `expected ${expected}, got ${came(value)}`);
  };
}

/** One of a few strings or other simple values. */
export function oneOf(...values: readonly unknown[]): Shape {
  const names = values.map((value) => JSON.stringify(value));
  const expected = [names.slice(0, -1).join(", "), names.at(-1)].filter(Boolean).join(" or ");
  return shape(expected, (value) => values.includes(value));
}

/** A list of which every item has the shape. */
export function listOf(item: Shape): Shape {
  return (value, field, report) => {
    if (!Array.isArray(value)) report(field, `expected a list, got ${came(value)}`);
    else for (const [at, entry] of value.entries()) item(entry, `${field}[${at}]`, report);
  };
}

/** An object with these fields; `others` says what any further field is, `undefined` that there is none. */
export function object(
  required: Record<string, Shape>,
  optional: Record<string, Shape> = {},
  others?: Shape,
): Shape {
  return (value, field, report) => {
    if (!isObject(value)) return report(field, `expected an object, got ${came(value)}`);
    for (const [name, check] of Object.entries(required))
      check(value[name], join(field, name), report);
    for (const [name, entry] of Object.entries(value)) {
      if (Object.hasOwn(required, name)) continue;
      const check = Object.hasOwn(optional, name) ? optional[name] : others;
      if (check) check(entry, join(field, name), report);
      else report(join(field, name), "expected no such field");
    }
  };
}

/** An object whose field `name` tells which of the shapes it has. */
export function variant(name: string, shapes: Record<string, Shape>): Shape {
  const unknown = object({ [name]: oneOf(...Object.keys(shapes)) }, {}, anything);
  return (value, field, report) => {
    const kind = isObject(value) ? value[name] : undefined;
    const known = typeof kind === "string" && Object.hasOwn(shapes, kind);
    (known ? shapes[kind]! : unknown)(value, field, report);
  };
}

/** A value that may be anything. */
export const anything: Shape = () => {};

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A value as an error message speaks of it. */
export function came(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isObject(value)) return "an object";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…${text.slice(-1)}` : text;
}

function join(field: string, name: string): string {
  const step = /^[\w-]+$/.test(name) ? name : `[${JSON.stringify(name)}]`;
  return field === "" || step.startsWith("[") ? field + step : `${field}.${step}`;
}
