/** A character on the screen with the colours (escape sequences since the last reset) it has. */
interface Spot {
  character: string;
  style: string;
}

const ESCAPE = String.fromCharCode(27);
// A control sequence, a link or title (operating system command), or one visible character.
const PIECE = new RegExp(
  `${ESCAPE}\\[([0-9;?]*)([@-~])|${ESCAPE}\\][^\\x07${ESCAPE}]*(?:\\x07|${ESCAPE}\\\\)|[\\s\\S]`,
  "gu",
);

/**
 * What a terminal shows after a program has gone back and written over: carriage return,
 * backspace, erase line, and cursor up, down, left and right. Colours stay; everything else that
 * moves the cursor is left out. Text without any of these comes back as it is.
 */
export function overwritten(text: string): string {
  const unix = text.replaceAll("\r\n", "\n");
  if (!/[\r\b]/.test(unix) && !new RegExp(`${ESCAPE}\\[[0-9;]*[A-GJK]`).test(unix)) return unix;
  const screen: Spot[][] = [[]];
  let row = 0;
  let column = 0;
  let style = "";
  for (const [piece, parameters = "", command] of unix.matchAll(PIECE)) {
    if (command === "m") style = /^0*$/.test(parameters) ? "" : restyled(style, piece, parameters);
    else if (command !== undefined) move(command, Number.parseInt(parameters, 10) || 1, parameters);
    else if (piece === "\n") {
      row++;
      column = 0;
      screen[row] ??= [];
    } else if (piece === "\r") column = 0;
    else if (piece === "\b") column = Math.max(0, column - 1);
    else if (!piece.startsWith(ESCAPE)) put(piece);
  }
  return screen.map(line).join("\n");

  function put(character: string) {
    const current = screen[row]!;
    while (current.length < column) current.push({ character: " ", style: "" });
    current[column++] = { character, style };
  }

  function move(command: string, by: number, parameters: string) {
    if (command === "A") row = Math.max(0, row - by);
    else if (command === "B") row = Math.min(screen.length - 1, row + by);
    else if (command === "C") column += by;
    else if (command === "D") column = Math.max(0, column - by);
    else if (command === "G") column = by - 1;
    else if (command === "K") erase(parameters);
  }

  function erase(parameters: string) {
    const current = screen[row]!;
    if (parameters === "2") screen[row] = [];
    else if (parameters === "1") for (let at = 0; at < column; at++) current[at] = blank();
    else current.length = Math.min(current.length, column);
  }
}

function restyled(style: string, piece: string, parameters: string): string {
  return /^0*;/.test(parameters) ? piece : style + piece;
}

function blank(): Spot {
  return { character: " ", style: "" };
}

function line(spots: Spot[]): string {
  let text = "";
  let style = "";
  for (const spot of spots) {
    if (spot.style !== style) text += `${ESCAPE}[0m${spot.style}`;
    style = spot.style;
    text += spot.character;
  }
  return style === "" ? text : `${text}${ESCAPE}[0m`;
}
