import type { Element, ElementContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { toHtml } from "hast-util-to-html";
import { h } from "hastscript";
import { renderSVG } from "uqr";
import { wholeDocument } from "../../press/document/index.js";
import { spellCode } from "./code.js";
import type { Setting } from "./setting.js";

/** Where learners come in: the code may stand in the address already. */
export function joinPage(): string {
  return page("Join the room", "join", [
    h("main", { className: ["entrance"] }, [
      h("h1", "Join the room"),
      h(
        "p",
        "Your predictions and the exercises that you pass appear on the projector, without your name. The instructor sees it, if you give one.",
      ),
      h("form", { id: "join" }, [
        h("label", [
          "Code ",
          h("input", {
            name: "code",
            required: true,
            maxLength: 20,
            autoComplete: "off",
            autoCapitalize: "characters",
            spellCheck: "false",
          }),
        ]),
        h("label", [
          "Name ",
          h("small", "may stay empty"),
          h("input", { name: "name", maxLength: 40, autoComplete: "off" }),
        ]),
        h("button", "Join"),
      ]),
      h("p", { id: "status", role: "status" }),
      h("p", [h("a", { href: "/" }, "Read without joining")]),
    ]),
  ]);
}

/** What whoever asked for something that is not to be had sees. */
export function refusalPage(message: string): string {
  return page("Not here", undefined, [
    h("main", { className: ["entrance"] }, [
      h("h1", "Not here"),
      h("p", `${message[0]!.toUpperCase()}${message.slice(1)}.`),
      h("p", [h("a", { href: "/" }, "To the lessons")]),
    ]),
  ]);
}

/** @param inside Whether the secret has been entered. */
export function instructorPage(inside: boolean): string {
  if (!inside) {
    return page("Instructor", "enter", [
      h("main", { className: ["entrance"] }, [
        h("h1", "Instructor"),
        h("form", { id: "enter" }, [
          h("label", [
            "Secret ",
            h("input", {
              name: "secret",
              type: "password",
              required: true,
              autoComplete: "current-password",
            }),
          ]),
          h("button", "Enter"),
        ]),
        h(
          "p",
          { id: "status", role: "status" },
          "The terminal in which the room was started shows it.",
        ),
      ]),
    ]);
  }
  return page("Instructor", "instructor", [
    h("header", { className: ["bar"] }, [
      h("h1", "The room"),
      h("p", { id: "counts", role: "status" }, "Connecting"),
      h("p", [
        h("a", { href: "/room/projector", target: "_blank" }, "Projector"),
        " ",
        h("a", { href: "/" }, "Site"),
        " ",
        h("a", { href: "/room/instructor/room.csv" }, "Export CSV"),
        " ",
        h("a", { href: "/room/instructor/room.html" }, "Page to keep"),
      ]),
    ]),
    h("main", { className: ["desk"] }, [
      h("section", [h("h2", "On the projector"), h("div", { id: "shows" })]),
      h("section", [h("h2", "Hints and solutions"), h("div", { id: "locks" })]),
      h("section", [h("h2", "People"), h("div", { id: "people" })]),
    ]),
    h("p", { id: "status", role: "status" }),
  ]);
}

/** Its address, code and picture are the server's; what it shows comes live. */
export function projectorPage({ code, joinAddress }: Setting): string {
  const address = joinAddress();
  const { host } = new URL(address);
  return page("Projector", "projector", [
    h("main", { id: "stage" }, [
      h("section", { className: ["slide", "join-slide"], id: "join-slide" }, [
        h("div", [
          h("p", { className: ["over"] }, "Join in a browser"),
          h("p", { className: ["address"] }, `${host}/join`),
          h("p", { className: ["over"] }, "Code"),
          h("p", { className: ["code"] }, spellCode(code)),
          h("p", { className: ["over"] }, "or in a notebook"),
          h("pre", [
            h(
              "code",
              `import { joinRoom } from "overlap/room";\nawait joinRoom("${host}/${spellCode(code)}");`,
            ),
          ]),
        ]),
        qrCode(address),
      ]),
      h("div", { id: "slide", hidden: true }),
    ]),
    h("footer", { className: ["bar"] }, [
      h("p", { id: "counts", role: "status" }, "Connecting"),
      h("p", { id: "where" }, `${host}/join  ${spellCode(code)}`),
    ]),
  ]);
}

function qrCode(text: string): Element {
  const svg = fromHtml(renderSVG(text, { border: 2 }), { fragment: true, space: "svg" })
    .children[0] as Element;
  return h("div", { className: ["qr"], role: "img", ariaLabel: `Picture of ${text}` }, svg);
}

function page(title: string, script: string | undefined, body: ElementContent[]): string {
  const tree = wholeDocument({
    title: `${title} · Overlap`,
    head: [
      h("link", { rel: ["icon"], href: "data:," }),
      h("link", { rel: ["stylesheet"], href: "/room/assets/room.css" }),
      ...(script === undefined
        ? []
        : [h("script", { type: "module", src: `/room/assets/${script}.js` })]),
    ],
    body: h("body", { className: [script ?? "refusal"] }, body),
  });
  return toHtml(tree);
}
