/** A pattern in the form of a URL, taken apart into its components: https://urlpattern.spec.whatwg.org/#constructor-string-parsing. */
import { ArrayPrototypeIncludes, StringPrototypeSlice } from '../primordials.js';
import { tokenize } from './tokenizer.js';

const BEFORE_HOSTNAME = ['protocol', 'authority', 'username', 'password'];
const BEFORE_PATHNAME = ['protocol', 'authority', 'username', 'password', 'hostname', 'port'];
const BEFORE_SEARCH = ['protocol', 'authority', 'username', 'password', 'hostname', 'port', 'pathname'];

class ConstructorString {
  constructor(input, matchesSpecialScheme) {
    this.input = input;
    this.matchesSpecialScheme = matchesSpecialScheme;
    this.tokens = tokenize(input, true);
    this.result = { __proto__: null };
    this.state = 'init';
    this.start = 0;
    this.index = 0;
    this.step = 1;
    this.depth = 0;
    this.brackets = 0;
    this.special = false;
  }

  token(index) {
    return this.tokens[index < this.tokens.length ? index : this.tokens.length - 1];
  }

  is(value, index = this.index) {
    const token = this.token(index);
    return token.value === value && (token.type === 'char' || token.type === 'escaped' || token.type === 'invalid');
  }

  isSearchPrefix() {
    if (this.is('?')) return true;
    if (this.token(this.index).value !== '?') return false;
    if (this.index === 0) return true;
    const { type } = this.token(this.index - 1);
    return type !== 'name' && type !== 'regexp' && type !== 'close' && type !== 'asterisk';
  }

  component() {
    return StringPrototypeSlice(this.input, this.token(this.start).index, this.token(this.index).index);
  }

  change(state, skip) {
    const { result } = this;
    if (this.state !== 'init' && this.state !== 'authority') result[this.state] = this.component();
    if (this.state !== 'init' && state !== 'done') {
      const past = (states, targets, name) =>
        result[name] === undefined && ArrayPrototypeIncludes(states, this.state) && ArrayPrototypeIncludes(targets, state);
      if (past(BEFORE_HOSTNAME, ['port', 'pathname', 'search', 'hash'], 'hostname')) result.hostname = '';
      if (past(BEFORE_PATHNAME, ['search', 'hash'], 'pathname')) result.pathname = this.special ? '/' : '';
      if (past(BEFORE_SEARCH, ['hash'], 'search')) result.search = '';
    }
    this.state = state;
    this.index += skip;
    this.start = this.index;
    this.step = 0;
  }

  rewind(state) {
    this.index = this.start;
    this.step = 0;
    this.state = state;
  }

  /** Leaves for a later component where its prefix stands here. */
  leave(...targets) {
    for (let i = 0; i < targets.length; i++) {
      const target = targets[i];
      if (target === 'pathname' && this.is('/')) return this.change(target, 0);
      if (target === 'search' && this.isSearchPrefix()) return this.change(target, 1);
      if (target === 'hash' && this.is('#')) return this.change(target, 1);
    }
    return undefined;
  }

  atEnd() {
    if (this.state === 'init') {
      this.rewind('init');
      if (this.is('#')) this.change('hash', 1);
      else if (this.isSearchPrefix()) this.change('search', 1);
      else this.change('pathname', 0);
      return true;
    }
    if (this.state === 'authority') {
      this.rewind('hostname');
      return true;
    }
    this.change('done', 0);
    return false;
  }

  afterProtocol() {
    this.special = this.matchesSpecialScheme(this.component());
    if (this.is('/', this.index + 1) && this.is('/', this.index + 2)) this.change('authority', 3);
    else this.change(this.special ? 'authority' : 'pathname', 1);
  }

  visit() {
    switch (this.state) {
      case 'init':
        if (this.is(':')) this.rewind('protocol');
        break;
      case 'protocol':
        if (this.is(':')) this.afterProtocol();
        break;
      case 'authority':
        if (this.is('@')) this.rewind('username');
        else if (this.is('/') || this.isSearchPrefix() || this.is('#')) this.rewind('hostname');
        break;
      case 'username':
        if (this.is(':')) this.change('password', 1);
        else if (this.is('@')) this.change('hostname', 1);
        break;
      case 'password':
        if (this.is('@')) this.change('hostname', 1);
        break;
      case 'hostname':
        if (this.is('[')) this.brackets++;
        else if (this.is(']')) this.brackets--;
        else if (this.is(':') && this.brackets === 0) this.change('port', 1);
        else this.leave('pathname', 'search', 'hash');
        break;
      case 'port':
        this.leave('pathname', 'search', 'hash');
        break;
      case 'pathname':
        this.leave('search', 'hash');
        break;
      case 'search':
        this.leave('hash');
        break;
      default:
    }
  }

  run() {
    for (; this.index < this.tokens.length; this.index += this.step) {
      this.step = 1;
      const { type } = this.tokens[this.index];
      if (type === 'end') {
        if (this.atEnd()) continue;
        break;
      }
      if (type === 'open') {
        this.depth++;
        continue;
      }
      if (this.depth > 0) {
        if (type !== 'close') continue;
        this.depth--;
      }
      this.visit();
    }
    if (this.result.hostname !== undefined && this.result.port === undefined) this.result.port = '';
    return this.result;
  }
}

/** The components; `matchesSpecialScheme(protocol pattern)` says whether a special scheme is among what it matches. */
export const parseConstructorString = (input, matchesSpecialScheme) => new ConstructorString(input, matchesSpecialScheme).run();
