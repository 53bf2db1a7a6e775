/** Text of inspection: quoting, escaping, the columns a string takes. */

import {
  NumberPrototypeToString, RegExpPrototypeExec, String, StringPrototypeCharCodeAt, StringPrototypeCodePointAt,
  StringPrototypeIncludes, StringPrototypeNormalize, StringPrototypePadStart, StringPrototypeSlice,
  SymbolPrototypeGetDescription, SymbolPrototypeToString,
} from '../primordials.js';

/** The kinds of quotes, the preferred first. */
export const quotes = ['"', "'", '`'];
const shortEscapes = { __proto__: null, 8: '\\b', 9: '\\t', 10: '\\n', 11: '\\v', 12: '\\f', 13: '\\r' };

const isControl = (code) => code < 0x20 || (code >= 0x7f && code <= 0x9f);

function escape(string, quote, withControls) {
  let result = '';
  let done = 0;
  for (let i = 0; i < string.length; i++) {
    const code = StringPrototypeCharCodeAt(string, i);
    let replacement;
    if (code === 0x5c || string[i] === quote) replacement = `\\${string[i]}`;
    else if (withControls && isControl(code)) {
      replacement = shortEscapes[code] ?? `\\x${StringPrototypePadStart(NumberPrototypeToString(code, 16), 2, '0')}`;
    } else continue;
    result += StringPrototypeSlice(string, done, i) + replacement;
    done = i + 1;
  }
  return done === 0 ? string : result + StringPrototypeSlice(string, done);
}

/** A string in the first kind of quotes that it does not contain. */
export function quote(string, withControls = true, kinds = quotes) {
  let chosen = kinds[0];
  for (let i = 0; i < kinds.length; i++) {
    if (!StringPrototypeIncludes(string, kinds[i])) {
      chosen = kinds[i];
      break;
    }
  }
  return chosen + escape(string, chosen, withControls) + chosen;
}

const plainSymbol = /^[a-zA-Z_][a-zA-Z_.0-9]*$/;
const plainKey = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

export const isPlainKey = (key) => RegExpPrototypeExec(plainKey, key) !== null;

/** Symbol(description), the description quoted when it is no simple name. */
export function symbolText(symbol) {
  const description = SymbolPrototypeGetDescription(symbol);
  if (description === undefined || RegExpPrototypeExec(plainSymbol, description) !== null) return SymbolPrototypeToString(symbol);
  return `Symbol(${quote(description)})`;
}

/** Symbol(description) as the key of a property. */
export const symbolKey = (symbol) => `Symbol(${escape(SymbolPrototypeGetDescription(symbol) ?? '', "'", true)})`;

/** The name of a property that is not enumerable: bare, with its control characters escaped. */
export const hiddenKey = (key) => escape(String(key), "'", true);

/** Text without SGR colour sequences. */
export function withoutColours(text) {
  let result = '';
  let done = 0;
  for (let i = 0; i < text.length - 2; i++) {
    if (text[i] !== '\u001b' || text[i + 1] !== '[') continue;
    let end = i + 2;
    while (end < text.length && ((text[end] >= '0' && text[end] <= '9') || text[end] === ';')) end++;
    if (text[end] !== 'm') continue;
    result += StringPrototypeSlice(text, done, i);
    done = end + 1;
    i = end;
  }
  return done === 0 ? text : result + StringPrototypeSlice(text, done);
}

// Pairs of first and last code point (Unicode's EastAsianWidth W and F, coarsened).
const wide = [
  0x1100, 0x115f, 0x2329, 0x232a, 0x2e80, 0x303e, 0x3040, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4c6, 0xa960, 0xa97c, 0xac00, 0xd7a3,
  0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x1b000, 0x1b001, 0x1f200, 0x1f251,
  0x1f300, 0x1f64f, 0x20000, 0x3fffd,
];
const zero = [0, 0x1f, 0x7f, 0x9f, 0x300, 0x36f, 0x200b, 0x200f, 0x20d0, 0x20ff, 0xfe00, 0xfe0f, 0xfe20, 0xfe2f, 0xe0100, 0xe01ef];

function within(ranges, code) {
  for (let i = 0; i < ranges.length; i += 2) {
    if (code >= ranges[i] && code <= ranges[i + 1]) return true;
  }
  return false;
}

/** Terminal columns a text takes, colours not counted. */
export function displayWidth(text) {
  let string = withoutColours(text);
  let width = 0;
  let normalized = false;
  for (let i = 0; i < string.length; i++) {
    let code = StringPrototypeCharCodeAt(string, i);
    if (code >= 0x20 && code < 0x7f) {
      width++;
      continue;
    }
    if (!normalized) {
      normalized = true;
      string = StringPrototypeNormalize(string, 'NFC');
      code = StringPrototypeCharCodeAt(string, i);
    }
    code = StringPrototypeCodePointAt(string, i);
    if (code > 0xffff) i++;
    if (within(wide, code)) width += 2;
    else if (!within(zero, code)) width++;
  }
  return width;
}
