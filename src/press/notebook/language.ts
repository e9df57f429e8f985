/** What Jupyter records of the tslab kernel when it saves, word for word, so that saving changes nothing. */

export const kernelspec = { display_name: "TypeScript", language: "typescript", name: "tslab" };

export const languageInfo = {
  codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
  file_extension: ".ts",
  mimetype: "text/typescript",
  name: "typescript",
  // What tslab says of itself, whatever version it compiles with.
  version: "3.7.2",
};
