/** The tokens of a pattern string, https://urlpattern.spec.whatwg.org/#tokenizing. */
import { cut } from '../errors.js';
import {
  ArrayPrototypePush, RegExpPrototypeExec, StringPrototypeCodePointAt, StringPrototypeSlice, TypeError,
} from '../primordials.js';

const MAX_SHOWN = 200;
const NAME_START = /[$_\p{ID_Start}]/u;
const NAME_PART = /[$_\u200c\u200d\p{ID_Continue}]/u;
const SIMPLE = { __proto__: null, '*': 'asterisk', '+': 'modifier', '?': 'modifier', '{': 'open', '}': 'close' };

/** Whether a character can begin (`first`) or go on a name. */
export const isNameCharacter = (character, first) => RegExpPrototypeExec(first ? NAME_START : NAME_PART, character) !== null;

const characterAt = (text, index) =>
  StringPrototypeSlice(text, index, index + (StringPrototypeCodePointAt(text, index) > 0xffff ? 2 : 1));

function endOfName(input, start) {
  let at = start;
  while (at < input.length) {
    const character = characterAt(input, at);
    if (!isNameCharacter(character, at === start)) break;
    at += character.length;
  }
  return at;
}

/** Where the group that begins before `start` ends, past its parenthesis; -1 if it is malformed. */
function endOfGroup(input, start) {
  let depth = 1;
  let at = start;
  while (at < input.length) {
    const character = input[at];
    if (character > '\x7f' || (at === start && character === '?')) return -1;
    if (character === '\\') {
      if (at + 1 >= input.length || input[at + 1] > '\x7f') return -1;
      at += 2;
      continue;
    }
    if (character === ')' && --depth === 0) return at + 1 - start > 1 ? at + 1 : -1;
    if (character === '(') {
      depth++;
      if (input[at + 1] !== '?') return -1;
    }
    at++;
  }
  return -1;
}

/** The tokens { type, index, value }; what is malformed throws, or becomes an 'invalid' token where `lenient`. */
export function tokenize(input, lenient) {
  const tokens = [];
  let index = 0;
  const add = (type, next, from, to) => {
    ArrayPrototypePush(tokens, { __proto__: null, type, index, value: StringPrototypeSlice(input, from, to) });
    index = next;
  };
  const wrong = (next, why) => {
    if (!lenient) throw new TypeError(`The pattern '${cut(input, MAX_SHOWN)}' ${why} at ${index}`);
    add('invalid', next, index, next);
  };
  while (index < input.length) {
    const character = characterAt(input, index);
    const next = index + character.length;
    if (SIMPLE[character] !== undefined) {
      add(SIMPLE[character], next, index, next);
    } else if (character === '\\') {
      if (next >= input.length) {
        wrong(next, 'ends in an escape');
        continue;
      }
      const end = next + characterAt(input, next).length;
      add('escaped', end, next, end);
    } else if (character === ':') {
      const end = endOfName(input, next);
      if (end <= next) wrong(next, 'has a colon without a name');
      else add('name', end, next, end);
    } else if (character === '(') {
      const end = endOfGroup(input, next);
      if (end < 0) wrong(next, 'has a malformed group');
      else add('regexp', end, next, end - 1);
    } else {
      add('char', next, index, next);
    }
  }
  add('end', index, index, index);
  return tokens;
}
