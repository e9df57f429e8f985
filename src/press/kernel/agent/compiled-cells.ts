import vm from "node:vm";

export interface CompiledCells {
  /** The code that runs from now on is this cell's. */
  begin(cell: string): void;
  code(cell: string): string | undefined;
}

// How tslab wraps the JavaScript of a cell.
const CELL = /^\((?:async )?function\(exports, require\) \{ /;

/**
 * Keeps the JavaScript that tslab makes of each cell, and has stack frames name the cell instead of
 * `evalmachine.<anonymous>`, the same for all.
 */
export function watchCompiledCells(): CompiledCells {
  const codes = new Map<string, string>();
  let current: string | undefined;
  const original = vm.runInThisContext;
  vm.runInThisContext = (code, options) => {
    if (current === undefined || !CELL.test(code)) return original(code, options);
    codes.set(current, code);
    const settings = typeof options === "object" ? options : {};
    return original(code, { ...settings, filename: current });
  };
  return {
    begin(cell) {
      current = cell;
      codes.delete(cell);
    },
    code: (cell) => codes.get(cell),
  };
}
