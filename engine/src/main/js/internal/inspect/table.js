/** console.table: rows and columns of data as a drawn table. */

import {
  ArrayPrototypeIndexOf, ArrayPrototypeJoin, ArrayPrototypePush, MapPrototypeForEach, MathMax, Number, NumberIsInteger,
  ObjectKeys, SetPrototypeForEach, String, StringPrototypeRepeat,
} from '../primordials.js';
import { isMap, isSet } from '../types.js';
import { inspect } from './inspect.js';
import { displayWidth } from './text.js';

const cellText = (value) => inspect(value, { __proto__: null, depth: 1, compact: true });
const isPrimitive = (value) => value === null || (typeof value !== 'object' && typeof value !== 'function');

/** The rows of tabular data: `[label, value]`. */
function rowsOf(data) {
  const rows = [];
  if (isMap(data)) {
    MapPrototypeForEach(data, (value, key) => ArrayPrototypePush(rows, [`${rows.length}`, { Key: key, Values: value }]));
  } else if (isSet(data)) {
    SetPrototypeForEach(data, (value) => ArrayPrototypePush(rows, [`${rows.length}`, value]));
  } else {
    const keys = ObjectKeys(data);
    for (let i = 0; i < keys.length; i++) ArrayPrototypePush(rows, [keys[i], data[keys[i]]]);
  }
  return rows;
}

/** The table's text. `columns`, if given, are the only properties shown. */
export function tableText(data, columns = undefined) {
  const rows = rowsOf(data);
  const names = [];
  const limited = columns !== undefined;
  for (let i = 0; limited && i < columns.length; i++) ArrayPrototypePush(names, String(columns[i]));
  let hasValues = false;
  for (let i = 0; i < rows.length; i++) {
    const value = rows[i][1];
    if (isPrimitive(value)) {
      hasValues = hasValues || !limited;
      continue;
    }
    const keys = limited ? [] : ObjectKeys(value);
    for (let j = 0; j < keys.length; j++) {
      if (ArrayPrototypeIndexOf(names, keys[j]) === -1) ArrayPrototypePush(names, keys[j]);
    }
  }
  const head = [isMap(data) || isSet(data) ? '(iter idx)' : '(idx)'];
  for (let i = 0; i < names.length; i++) ArrayPrototypePush(head, names[i]);
  if (hasValues) ArrayPrototypePush(head, 'Values');
  const body = [];
  for (let i = 0; i < rows.length; i++) ArrayPrototypePush(body, bodyRow(rows[i], names, hasValues));
  return draw(head, body);
}

function bodyRow(row, names, hasValues) {
  const cells = [row[0]];
  const value = row[1];
  const primitive = isPrimitive(value);
  for (let i = 0; i < names.length; i++) {
    ArrayPrototypePush(cells, !primitive && names[i] in value ? cellText(value[names[i]]) : '');
  }
  if (hasValues) ArrayPrototypePush(cells, primitive ? cellText(value) : '');
  return cells;
}

const isIntegerText = (text) => NumberIsInteger(Number(text));

function draw(head, body) {
  const widths = [];
  const toTheRight = [];
  for (let column = 0; column < head.length; column++) {
    let width = displayWidth(head[column]);
    let numeric = true;
    for (let i = 0; i < body.length; i++) {
      width = MathMax(width, displayWidth(body[i][column]));
      numeric = numeric && isIntegerText(body[i][column]);
    }
    ArrayPrototypePush(widths, width);
    ArrayPrototypePush(toTheRight, numeric);
  }
  const lines = [rule(widths, '┌', '┬', '┐'), cells(head, widths, []), rule(widths, '├', '┼', '┤')];
  for (let i = 0; i < body.length; i++) ArrayPrototypePush(lines, cells(body[i], widths, toTheRight));
  ArrayPrototypePush(lines, rule(widths, '└', '┴', '┘'));
  return ArrayPrototypeJoin(lines, '\n');
}

function rule(widths, left, middle, right) {
  const parts = [];
  for (let i = 0; i < widths.length; i++) ArrayPrototypePush(parts, StringPrototypeRepeat('─', widths[i] + 2));
  return left + ArrayPrototypeJoin(parts, middle) + right;
}

function cells(texts, widths, toTheRight) {
  const parts = [];
  for (let i = 0; i < texts.length; i++) {
    const padding = StringPrototypeRepeat(' ', widths[i] - displayWidth(texts[i]));
    ArrayPrototypePush(parts, toTheRight[i] ? padding + texts[i] : texts[i] + padding);
  }
  return `│ ${ArrayPrototypeJoin(parts, ' │ ')} │`;
}
