/** Layout of inspection: entries on one line, in columns, or each on its own line. */

import {
  ArrayPrototypeJoin, ArrayPrototypePush, MathFloor, MathMax, MathMin, MathRound, MathSqrt, StringPrototypeIncludes,
  StringPrototypePadEnd, StringPrototypePadStart, StringPrototypeRepeat,
} from '../primordials.js';
import { displayWidth, withoutColours } from './text.js';

const gap = 2;

function fitsOneLine(state, entries, start, base) {
  let total = entries.length + start;
  if (total + entries.length > state.breakLength) return false;
  for (let i = 0; i < entries.length; i++) {
    total += state.colors ? withoutColours(entries[i]).length : entries[i].length;
    if (total > state.breakLength) return false;
  }
  return base === '' || !StringPrototypeIncludes(base, '\n');
}

/** How many columns suit entries of these widths; a square is aimed at, characters being 2.5 times as high as wide. */
function columnCount(state, count, total, widest, entriesWithMore) {
  const cell = widest + gap;
  if (cell * 3 + state.indentation >= state.breakLength) return 1;
  if (total / cell <= 5 && widest > 6) return 1;
  const bias = MathSqrt(cell - total / entriesWithMore);
  const biased = MathMax(cell - 3 - bias, 1);
  return MathMin(
    MathRound(MathSqrt(2.5 * biased * count) / biased),
    MathFloor((state.breakLength - state.indentation) / cell),
    state.compact * 4,
    15,
  );
}

function isNumeric(value, count) {
  for (let i = 0; i < count; i++) {
    if (typeof value[i] !== 'number' && typeof value[i] !== 'bigint') return false;
  }
  return true;
}

/** Puts a list's entries in columns when they are many and of like width; "... more items" keeps a line of its own. */
function inColumns(state, entries, value) {
  const hasMore = state.maxArrayLength < entries.length;
  const count = hasMore ? entries.length - 1 : entries.length;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let i = 0; i < count; i++) {
    const width = displayWidth(entries[i]);
    ArrayPrototypePush(widths, width);
    total += width + gap;
    widest = MathMax(widest, width);
  }
  const columns = columnCount(state, count, total, widest, entries.length);
  if (columns <= 1) return entries;
  const columnWidths = [];
  for (let i = 0; i < columns; i++) {
    let width = 0;
    for (let j = i; j < count; j += columns) width = MathMax(width, widths[j]);
    ArrayPrototypePush(columnWidths, width + gap);
  }
  const toTheRight = value !== undefined && isNumeric(value, entries.length);
  const rows = [];
  for (let i = 0; i < count; i += columns) {
    ArrayPrototypePush(rows, row(entries, widths, columnWidths, i, MathMin(i + columns, count), toTheRight));
  }
  if (hasMore) ArrayPrototypePush(rows, entries[count]);
  return rows;
}

function row(entries, widths, columnWidths, from, to, toTheRight) {
  let line = '';
  const last = to - 1;
  for (let i = from; i < last; i++) {
    const width = columnWidths[i - from] + entries[i].length - widths[i];
    const cell = `${entries[i]}, `;
    line += toTheRight ? StringPrototypePadStart(cell, width, ' ') : StringPrototypePadEnd(cell, width, ' ');
  }
  if (!toTheRight) return line + entries[last];
  return line + StringPrototypePadStart(entries[last], columnWidths[last - from] + entries[last].length - widths[last] - gap, ' ');
}

/**
 * One text of the parts of an object: `base` (a function's or error's own text), braces, and entries. `level` is the object's
 * depth: an object that holds no more than `compact` inner levels goes on one line if it fits.
 */
export function layOut(state, entries, base, braces, isList, level, value) {
  const lead = base === '' ? '' : `${base} `;
  if (state.compact === true) return layOutTight(state, entries, base, braces);
  let lines = entries;
  if (state.compact >= 1) {
    if (isList && entries.length > 6) lines = inColumns(state, entries, value);
    if (state.deepest - level < state.compact && lines.length === entries.length) {
      const start = lines.length + state.indentation + braces[0].length + base.length + 10;
      if (fitsOneLine(state, lines, start, base)) {
        const joined = ArrayPrototypeJoin(lines, ', ');
        if (!StringPrototypeIncludes(joined, '\n')) return `${lead}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const newline = `\n${StringPrototypeRepeat(' ', state.indentation)}`;
  const tail = state.trailingComma ? ',' : '';
  return `${lead}${braces[0]}${newline}  ${ArrayPrototypeJoin(lines, `,${newline}  `)}${tail}${newline}${braces[1]}`;
}

function layOutTight(state, entries, base, braces) {
  const middle = base === '' ? '' : ` ${base}`;
  if (fitsOneLine(state, entries, 0, base)) return `${braces[0]}${middle} ${ArrayPrototypeJoin(entries, ', ')} ${braces[1]}`;
  const indentation = StringPrototypeRepeat(' ', state.indentation);
  const lead = base === '' && braces[0].length === 1 ? ' ' : `${middle}\n${indentation}  `;
  return `${braces[0]}${lead}${ArrayPrototypeJoin(entries, `,\n${indentation}  `)} ${braces[1]}`;
}
