/** What few isolates need: it stays outside the snapshot, in files of the build that are read on first use. */
import { indirectEval, JSONParse } from './primordials.js';
import { op } from './ops.js';

const parts = { __proto__: null };
const tables = { __proto__: null };

/** The exports of a part of the bundle; `core` gives what it needs of the rest, in the order that the build has fixed. */
export function loadPart(name, core) {
  return parts[name] ??= indirectEval(op.web_part(name))(core());
}

/** A big table, by name: 'idna' or 'multibyte'. */
export function table(name) {
  return tables[name] ??= JSONParse(op.web_table(name));
}
