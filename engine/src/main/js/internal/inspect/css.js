/** The CSS of console's %c, as far as terminals can show it, as SGR sequences. */

import {
  ArrayPrototypeIncludes, ArrayPrototypePush, StringPrototypeIndexOf, StringPrototypeSlice, StringPrototypeSplit,
  StringPrototypeToLowerCase, StringPrototypeTrim,
} from '../primordials.js';
import { parseColour } from './css-colours.js';

const basic = { __proto__: null, black: 0, red: 1, green: 2, yellow: 3, blue: 4, magenta: 5, cyan: 6, white: 7 };
const lineKinds = ['line-through', 'overline', 'underline'];

const noStyle = () => ({
  __proto__: null, background: null, colour: null, bold: false, italic: false, lineColour: null, lines: [],
});

/** The style that a %c argument describes; what is not understood is left out. */
export function parseCss(text) {
  const style = noStyle();
  const declarations = StringPrototypeSplit(text, ';');
  for (let i = 0; i < declarations.length; i++) {
    const colon = StringPrototypeIndexOf(declarations[i], ':');
    if (colon === -1) continue;
    const property = StringPrototypeToLowerCase(StringPrototypeTrim(StringPrototypeSlice(declarations[i], 0, colon)));
    apply(style, property, StringPrototypeTrim(StringPrototypeSlice(declarations[i], colon + 1)));
  }
  return style;
}

function apply(style, property, value) {
  switch (property) {
    case 'background-color': style.background = colour(value); break;
    case 'color': style.colour = colour(value); break;
    case 'font-weight': style.bold = value === 'bold'; break;
    case 'font-style': style.italic = value === 'italic' || value === 'oblique' || value === 'oblique 14deg'; break;
    case 'text-decoration-line': style.lines = linesOf(value); break;
    case 'text-decoration-color': style.lineColour = parseColour(value); break;
    case 'text-decoration':
      style.lines = linesOf(value);
      style.lineColour = firstColour(value);
      break;
    default:
  }
}

/** The SGR parameters behind "3" or "4" for a colour: the terminal's own, or 24 bits. */
function colour(value) {
  const own = basic[value];
  if (own !== undefined) return `${own}`;
  const parsed = parseColour(value);
  return parsed === null ? null : `8;2;${parsed[0]};${parsed[1]};${parsed[2]}`;
}

function linesOf(value) {
  const words = StringPrototypeSplit(value, ' ');
  const lines = [];
  for (let i = 0; i < words.length; i++) {
    if (ArrayPrototypeIncludes(lineKinds, words[i])) ArrayPrototypePush(lines, words[i]);
  }
  return lines;
}

function firstColour(value) {
  const words = StringPrototypeSplit(value, ' ');
  for (let i = 0; i < words.length; i++) {
    const parsed = parseColour(words[i]);
    if (parsed !== null) return parsed;
  }
  return null;
}

const sameColour = (a, b) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1] && a[2] === b[2]);

/** The sequences that lead from one style to the next; empty when nothing changes. */
export function styleChange(next, previous = noStyle()) {
  let codes = '';
  if (next.background !== previous.background) codes += `\u001b[4${next.background ?? '9'}m`;
  if (next.colour !== previous.colour) codes += `\u001b[3${next.colour ?? '9'}m`;
  if (next.bold !== previous.bold) codes += next.bold ? '\u001b[1m' : '\u001b[22m';
  if (next.italic !== previous.italic) codes += next.italic ? '\u001b[3m' : '\u001b[23m';
  if (!sameColour(next.lineColour, previous.lineColour)) {
    const { lineColour } = next;
    codes += lineColour === null ? '\u001b[59m' : `\u001b[58;2;${lineColour[0]};${lineColour[1]};${lineColour[2]}m`;
  }
  const on = [9, 53, 4];
  const off = [29, 55, 24];
  for (let i = 0; i < lineKinds.length; i++) {
    const wanted = ArrayPrototypeIncludes(next.lines, lineKinds[i]);
    if (wanted !== ArrayPrototypeIncludes(previous.lines, lineKinds[i])) codes += `\u001b[${wanted ? on[i] : off[i]}m`;
  }
  return codes;
}
