import { kernelspec } from "../language.js";
import { came, isObject } from "../shape.js";
import type { Finding, Rule } from "./rule.js";

/** A lesson runs in tslab, and every tool that opens it knows so. */
export const tslabKernel: Rule = ({ metadata }) => {
  const kernel = isObject(metadata.kernelspec) ? metadata.kernelspec : {};
  const language = isObject(metadata.language_info) ? metadata.language_info : {};
  return [
    ...differs("kernelspec.name", kernel.name, kernelspec.name),
    ...differs("kernelspec.language", kernel.language, kernelspec.language),
    ...(metadata.language_info === undefined
      ? []
      : differs("language_info.name", language.name, kernelspec.language)),
  ];
};

function differs(field: string, value: unknown, expected: string): Finding[] {
  if (value === expected) return [];
  return [{ message: `metadata.${field}: expected "${expected}", got ${came(value)}` }];
}
