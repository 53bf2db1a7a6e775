/** Pattern strings as lists of parts, and back, https://urlpattern.spec.whatwg.org/#parsing-pattern-strings. */
import {
  ArrayPrototypePush, RegExp, RegExpPrototypeExec, SafeSet, StringPrototypeCodePointAt, StringPrototypeReplace, StringPrototypeSlice,
  TypeError,
} from '../primordials.js';
import { isNameCharacter, tokenize } from './tokenizer.js';

const REGEXP_SPECIAL = /([.+*?^${}()[\]|/\\])/g;
const PATTERN_SPECIAL = /([+*?:{}()\\])/g;
const DIGIT = /^[0-9]/;
const ANYTHING = '.*';

export const escapePattern = (text) => StringPrototypeReplace(text, PATTERN_SPECIAL, '\\$1');
const escapeRegExp = (text) => StringPrototypeReplace(text, REGEXP_SPECIAL, '\\$1');
const segmentRegExp = (options) => `[^${escapeRegExp(options.delimiter)}]+?`;
const part = (type, value, modifier, name = '', prefix = '', suffix = '') =>
  ({ __proto__: null, type, value, modifier, name, prefix, suffix });

/** A run of the parser over one pattern string. */
class Parsing {
  constructor(input, options, encode) {
    this.tokens = tokenize(input, false);
    this.options = options;
    this.encode = encode;
    this.parts = [];
    this.names = new SafeSet();
    this.pending = '';
    this.index = 0;
    this.nextNumber = 0;
  }

  take(type) {
    const token = this.tokens[this.index];
    if (token.type !== type) return null;
    this.index++;
    return token;
  }

  takeMatcher(name) {
    return this.take('regexp') ?? (name === null ? this.take('asterisk') : null);
  }

  takeModifier() {
    return (this.take('modifier') ?? this.take('asterisk'))?.value ?? '';
  }

  takeText() {
    let text = '';
    for (let token = this.take('char') ?? this.take('escaped'); token !== null; token = this.take('char') ?? this.take('escaped')) {
      text += token.value;
    }
    return text;
  }

  require(type) {
    if (this.take(type) === null) throw new TypeError(`The pattern has an unexpected ${this.tokens[this.index].type}`);
  }

  flush() {
    if (this.pending === '') return;
    ArrayPrototypePush(this.parts, part('fixed', this.encode(this.pending), ''));
    this.pending = '';
  }

  add(prefix, name, matcher, suffix, modifier) {
    if (name === null && matcher === null && modifier === '') {
      this.pending += prefix;
      return;
    }
    this.flush();
    if (name === null && matcher === null) {
      if (prefix !== '') ArrayPrototypePush(this.parts, part('fixed', this.encode(prefix), modifier));
      return;
    }
    const segment = segmentRegExp(this.options);
    let value = matcher === null ? segment : matcher.type === 'asterisk' ? ANYTHING : matcher.value;
    let type = 'regexp';
    if (value === segment) type = 'segment';
    else if (value === ANYTHING) type = 'full';
    if (type !== 'regexp') value = '';
    const label = name !== null ? name.value : `${this.nextNumber++}`;
    if (this.names.has(label)) throw new TypeError(`The pattern has the name '${label}' twice`);
    this.names.add(label);
    ArrayPrototypePush(this.parts, part(type, value, modifier, label, this.encode(prefix), this.encode(suffix)));
  }

  run() {
    while (this.index < this.tokens.length) {
      const character = this.take('char');
      const name = this.take('name');
      const matcher = this.takeMatcher(name);
      if (name !== null || matcher !== null) {
        let prefix = character?.value ?? '';
        if (prefix !== '' && prefix !== this.options.prefix) {
          this.pending += prefix;
          prefix = '';
        }
        this.flush();
        this.add(prefix, name, matcher, '', this.takeModifier());
        continue;
      }
      const fixed = character ?? this.take('escaped');
      if (fixed !== null) {
        this.pending += fixed.value;
      } else if (this.take('open') !== null) {
        const prefix = this.takeText();
        const inner = this.take('name');
        const innerMatcher = this.takeMatcher(inner);
        const suffix = this.takeText();
        this.require('close');
        this.add(prefix, inner, innerMatcher, suffix, this.takeModifier());
      } else {
        this.flush();
        this.require('end');
      }
    }
    return this.parts;
  }
}

/** The parts of a pattern; `encode` canonicalizes fixed text. */
export const parsePattern = (input, options, encode) => new Parsing(input, options, encode).run();

/** { regexp, names } that match what the parts do. */
export function compileParts(parts, options) {
  let source = '^';
  const names = [];
  for (let i = 0; i < parts.length; i++) {
    const { type, modifier } = parts[i];
    if (type === 'fixed') {
      source += modifier === '' ? escapeRegExp(parts[i].value) : `(?:${escapeRegExp(parts[i].value)})${modifier}`;
      continue;
    }
    ArrayPrototypePush(names, parts[i].name);
    const value = type === 'segment' ? segmentRegExp(options) : type === 'full' ? ANYTHING : parts[i].value;
    const prefix = escapeRegExp(parts[i].prefix);
    const suffix = escapeRegExp(parts[i].suffix);
    const once = modifier === '' || modifier === '?';
    if (prefix === '' && suffix === '') source += once ? `(${value})${modifier}` : `((?:${value})${modifier})`;
    else if (once) source += `(?:${prefix}(${value})${suffix})${modifier}`;
    else source += `(?:${prefix}((?:${value})(?:${suffix}${prefix}(?:${value}))*)${suffix})${modifier === '*' ? '?' : ''}`;
  }
  return { __proto__: null, regexp: new RegExp(`${source}$`, options.ignoreCase ? 'vi' : 'v'), names };
}

function needsGrouping(parts, i, options, custom) {
  const { type, modifier, prefix, suffix } = parts[i];
  if (suffix !== '' || (prefix !== '' && prefix !== options.prefix)) return true;
  const next = parts[i + 1];
  if (custom && type === 'segment' && modifier === '' && next !== undefined && next.prefix === '' && next.suffix === '') {
    const clash = next.type === 'fixed' ? startsWithNameCharacter(next.value)
      : RegExpPrototypeExec(DIGIT, next.name) !== null;
    if (clash) return true;
  }
  const previous = parts[i - 1];
  return prefix === '' && previous !== undefined && previous.type === 'fixed' && options.prefix !== ''
    && StringPrototypeSlice(previous.value, -1) === options.prefix;
}

const firstCharacter = (text) => StringPrototypeSlice(text, 0, StringPrototypeCodePointAt(text, 0) > 0xffff ? 2 : 1);
const startsWithNameCharacter = (text) => text !== '' && isNameCharacter(firstCharacter(text), false);

/** The pattern string that the parts come from, in its normal form. */
export function printParts(parts, options) {
  let result = '';
  for (let i = 0; i < parts.length; i++) {
    const { type, value, modifier, name, prefix, suffix } = parts[i];
    if (type === 'fixed') {
      result += modifier === '' ? escapePattern(value) : `{${escapePattern(value)}}${modifier}`;
      continue;
    }
    const custom = RegExpPrototypeExec(DIGIT, name) === null;
    const grouped = needsGrouping(parts, i, options, custom);
    let text = escapePattern(prefix);
    if (custom) text += `:${name}`;
    if (type === 'regexp') {
      text += `(${value})`;
    } else if (type === 'segment' && !custom) {
      text += `(${segmentRegExp(options)})`;
    } else if (type === 'full') {
      const previous = parts[i - 1];
      const short = !custom
        && (previous === undefined || previous.type === 'fixed' || previous.modifier !== '' || grouped || prefix !== '');
      text += short ? '*' : `(${ANYTHING})`;
    }
    if (type === 'segment' && custom && suffix !== '' && startsWithNameCharacter(suffix)) text += '\\';
    text += escapePattern(suffix);
    result += `${grouped ? `{${text}}` : text}${modifier}`;
  }
  return result;
}
