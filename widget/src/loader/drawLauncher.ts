import type { Terms } from "../Bridge.ts";
import css from "./launcher.css";

const bubble =
  "M12 3C6.5 3 2 6.7 2 11.3c0 2.6 1.5 4.9 3.7 6.4-.1 1.1-.6 2.3-1.5 3.1-.2.2 0 .5.2.5 2-.1 3.8-.9 5-1.9.8.2 1.7.3 2.6.3 5.5 0 10-3.7 10-8.4S17.5 3 12 3";
const drawn = "http://www.w3.org/2000/svg";

/** The button, in a shadow root of the element. By the DOM's own calls: a page may forbid markup in strings. */
export function drawLauncher(element: HTMLElement, label: string, dir: string): Pick<Terms, "shadow" | "launcher"> {
  const shadow = element.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const button = document.createElement("button");
  button.className = "launcher";
  button.dir = dir;
  button.ariaLabel = label;
  button.ariaExpanded = "false";
  const svg = document.createElementNS(drawn, "svg");
  const path = document.createElementNS(drawn, "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  path.setAttribute("d", bubble);
  svg.append(path);
  button.append(svg);
  shadow.append(button);
  return { shadow, launcher: button };
}
