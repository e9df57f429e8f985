import type { MarkdownIt } from "markdown-it";

/**
 * Formulas that stand between `\begin{align}` and `\end{align}`, or in another environment, without
 * dollars around them: Jupyter draws them, too. Needs the plugin for formulas.
 */
export function latexEnvironments(markdown: MarkdownIt): void {
  markdown.block.ruler.after(
    "math_block",
    "latex_environment",
    (state, startLine, endLine, silent) => {
      const line = (number: number) => state.getLines(number, number + 1, state.blkIndent, false);
      if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false; // indented code
      const name = /^\s*\\begin\{([a-z]+\*?)\}/i.exec(line(startLine))?.[1];
      if (name === undefined) return false;
      let last = startLine;
      while (!line(last).trimEnd().endsWith(`\\end{${name}}`)) {
        last += 1;
        if (last >= endLine || state.isEmpty(last)) return false;
      }
      if (silent) return true;
      const token = state.push("math_block", "math", 0);
      token.block = true;
      token.content = state.getLines(startLine, last + 1, state.blkIndent, false);
      token.map = [startLine, last + 1];
      state.line = last + 1;
      return true;
    },
    { alt: ["paragraph", "reference", "blockquote", "list"] },
  );
}
