/** Format strings of console (console.spec.whatwg.org, section 2.2.1): %s %d %i %f %j %o %O %c, then the rest of the arguments. */

import {
  ArrayPrototypePush, JSONStringify, NumberParseFloat, NumberParseInt, String, StringPrototypeRepeat,
  StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeStartsWith, TypeError,
} from '../primordials.js';
import { parseCss, styleChange } from './css.js';
import { formatValue, startInspection } from './inspect.js';

function integerText(value) {
  return typeof value === 'symbol' ? 'NaN' : `${NumberParseInt(String(value)) + 0}`;
}

function floatText(value) {
  return typeof value === 'symbol' ? 'NaN' : `${NumberParseFloat(String(value)) + 0}`;
}

function jsonText(value) {
  try {
    return String(JSONStringify(value));
  } catch (error) {
    if (error instanceof TypeError && StringPrototypeStartsWith(error.message, 'Converting circular')) return '[Circular]';
    throw error;
  }
}

/** The text that one directive puts in the place of `value`; undefined when it is no directive. */
function substitute(directive, value, state, style) {
  switch (directive) {
    case 's': return String(value);
    case 'd':
    case 'i': return integerText(value);
    case 'f': return floatText(value);
    case 'j': return jsonText(value);
    case 'o':
    case 'O': return formatValue(state, value, 0);
    case 'c': return state.colors ? style.change(String(value)) : '';
    default: return undefined;
  }
}

class Styling {
  current = undefined;
  used = false;

  change(css) {
    const next = parseCss(css);
    const codes = styleChange(next, this.current);
    if (codes !== '') {
      this.used = true;
      this.current = next;
    }
    return codes;
  }
}

/** What console.log(...values) writes, without the newline. Options: those of inspection, and `indentLevel`, the groups it is in. */
export function formatArguments(values, options = undefined) {
  const state = startInspection(options);
  let text = '';
  let next = 0;
  if (typeof values[0] === 'string' && values.length > 1) {
    const parts = [];
    next = expand(values, state, parts);
    for (let i = 0; i < parts.length; i++) text += parts[i];
  }
  for (let i = next; i < values.length; i++) {
    if (i > 0) text += ' ';
    text += typeof values[i] === 'string' ? values[i] : formatValue(state, values[i], 0);
  }
  return textIn(text, options?.indentLevel ?? 0);
}

/** A text as it stands in so many groups. */
export function textIn(text, level) {
  if (level === 0) return text;
  const indentation = StringPrototypeRepeat('  ', level);
  return indentation + StringPrototypeReplaceAll(text, '\n', `\n${indentation}`);
}

/** Expands the format string into parts; returns the index of the first value that no directive used. */
function expand(values, state, parts) {
  const format = values[0];
  const style = new Styling();
  let next = 1;
  let done = 0;
  for (let i = 0; i < format.length - 1; i++) {
    if (format[i] !== '%') continue;
    const directive = format[++i];
    let replacement;
    if (directive === '%') replacement = '%';
    else if (next < values.length) {
      replacement = substitute(directive, values[next], state, style);
      if (replacement !== undefined) next++;
    }
    if (replacement === undefined) continue;
    ArrayPrototypePush(parts, StringPrototypeSlice(format, done, i - 1));
    ArrayPrototypePush(parts, replacement);
    done = i + 1;
  }
  ArrayPrototypePush(parts, StringPrototypeSlice(format, done));
  if (style.used) ArrayPrototypePush(parts, '\u001b[0m');
  return next;
}
