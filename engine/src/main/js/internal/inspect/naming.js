/** Names of inspection: whose instance an object is, and what kind of function. */

import {
  FunctionPrototypeToString, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, ObjectHasOwn, ObjectPrototypeIsPrototypeOf,
  ObjectPrototypeToString, RegExpPrototypeExec, String, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeSlice,
  StringPrototypeStartsWith, SymbolToStringTag,
} from '../primordials.js';
import { isProxy } from '../proxies.js';

/** The own, or inherited, constructor's name; null for an object without one. */
export function constructorName(object, state, level) {
  let link = object;
  let first;
  while (link !== null && !isProxy(link)) {
    const descriptor = ObjectGetOwnPropertyDescriptor(link, 'constructor');
    const constructor = descriptor?.value;
    if (typeof constructor === 'function' && !isProxy(constructor) && constructor.name !== ''
      && isInstance(constructor.prototype, object)) return String(constructor.name);
    link = ObjectGetPrototypeOf(link);
    if (first === undefined) first = link;
  }
  if (first === null || first === undefined) return null;
  const builtin = StringPrototypeSlice(ObjectPrototypeToString({ __proto__: null }), 8, -1);
  if (level > state.depth) return `${builtin} <Complex prototype>`;
  const inherited = constructorName(first, state, level + 1);
  return `${builtin} <${inherited ?? state.inspectPrototype(first)}>`;
}

function isInstance(prototype, object) {
  const isObject = (typeof prototype === 'object' && prototype !== null) || typeof prototype === 'function';
  return isObject && ObjectPrototypeIsPrototypeOf(prototype, object);
}

/** The object's @@toStringTag, or an empty string, also where a getter fails to give one. */
export function tagOf(object) {
  try {
    const tag = object[SymbolToStringTag];
    return typeof tag === 'string' ? tag : '';
  } catch {
    return '';
  }
}

/** "Foo(2) [Tag] ", what stands before an opening brace. */
export function prefix(constructor, tag, fallback, size = '') {
  if (constructor === null) {
    const head = `[${fallback}${size}: null prototype] `;
    return tag !== '' && fallback !== tag ? `${head}[${tag}] ` : head;
  }
  return tag !== '' && constructor !== tag ? `${constructor}${size} [${tag}] ` : `${constructor}${size} `;
}

/** `[Function: name]`, `[class A extends B]` and their kin. */
export function functionText(value, constructor, tag) {
  const source = FunctionPrototypeToString(value);
  if (isClassSource(source)) return classText(value, constructor, tag);
  const kind = functionKind(value, source);
  const nullPrototype = constructor === null ? ' (null prototype)' : '';
  const name = value.name === '' || value.name === undefined ? ' (anonymous)' : `: ${String(value.name)}`;
  let text = `[${kind}${nullPrototype}${name}]`;
  if (constructor !== kind && constructor !== null) text += ` ${constructor}`;
  if (tag !== '' && constructor !== tag) text += ` [${tag}]`;
  return text;
}

const classHead = /^class(?:\s|\{|\/\*|\/\/)/;
const isClassSource = (source) => StringPrototypeStartsWith(source, 'class')
  && RegExpPrototypeExec(classHead, source) !== null && StringPrototypeIndexOf(source, '{') !== -1;

const asyncSource = /^async(?:\s+function|\s*\*|\s+[^\s(=]|\s*\([^]*\)\s*=>)/;
const generatorSource = /^(?:async\s*)?(?:function\s*)?\*/;

/** The kind of a function that has lost its prototype, and with it the tag. */
function kindOfSource(source) {
  const isAsync = RegExpPrototypeExec(asyncSource, source) !== null;
  const isGenerator = RegExpPrototypeExec(generatorSource, source) !== null;
  return `${isAsync ? 'Async' : ''}${isGenerator ? 'Generator' : ''}Function`;
}

function functionKind(value, source) {
  if (ObjectGetPrototypeOf(value) === null) return kindOfSource(source);
  const tag = tagOf(value);
  if (tag !== '' && StringPrototypeIncludes('AsyncFunction GeneratorFunction AsyncGeneratorFunction', tag)
    && (StringPrototypeStartsWith(source, 'async') || StringPrototypeIncludes(source, '*'))) return tag;
  return 'Function';
}

function classText(value, constructor, tag) {
  const name = (ObjectHasOwn(value, 'name') && value.name) || '(anonymous)';
  let text = `class ${String(name)}`;
  if (constructor !== 'Function' && constructor !== null) text += ` [${constructor}]`;
  if (tag !== '' && constructor !== tag) text += ` [${tag}]`;
  if (constructor === null) return `[${text} extends [null prototype]]`;
  const parent = ObjectGetPrototypeOf(value);
  const parentName = parent === null ? '' : parent.name;
  return parentName ? `[${text} extends ${String(parentName)}]` : `[${text}]`;
}
