/** Colours of inspection: which kind of value is written in which SGR colour. */

const sgr = {
  __proto__: null,
  special: [36, 39],
  number: [33, 39],
  bigint: [33, 39],
  boolean: [33, 39],
  undefined: [90, 39],
  null: [1, 22],
  string: [32, 39],
  symbol: [32, 39],
  date: [35, 39],
  temporal: [35, 39],
  regexp: [31, 39],
  module: [4, 24],
  internalError: [31, 39],
};

export const plain = (text) => text;

/** Writes text in the colour of its kind; kinds without a colour (names) stay as they are. */
export function coloured(text, kind) {
  const pair = sgr[kind];
  return pair === undefined ? text : `\u001b[${pair[0]}m${text}\u001b[${pair[1]}m`;
}
