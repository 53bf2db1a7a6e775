/** Big tables that few isolates need: they stay outside the snapshot and are read on first use. */
import { JSONParse } from './primordials.js';
import { op } from './ops.js';

const loaded = { __proto__: null };

/** A table of the build, by name: 'idna' or 'multibyte'. */
export function table(name) {
  return loaded[name] ??= JSONParse(op.web_table(name));
}
