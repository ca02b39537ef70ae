import type { Terms } from "../Bridge.ts";
import css from "./launcher.css";

const bubble =
  "M12 3C6.500 3 2 6.700 2 11.300c0 2.600 1.500 4.900 3.700 6.400-.1 1.100-.6 2.300-1.500 3.100-.2.2 0 .5.2.5 2-.1 3.800-.9 5-1.900.8.2 1.700.3 2.600.3 5.500 0 10-3.700 10-8.400S17.500 3 12 3";
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
