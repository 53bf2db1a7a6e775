/**
 * What types WebAssembly's objects have. Late: few isolates ask.
 *
 * No API of V8 tells, but the linker knows: a module of one import links with an object exactly if the type matches. So
 * the type is found by trying, with modules of some twenty bytes, and the same shows whether the receiver is of the right kind.
 */
import {
  ArrayPrototypePush, BigInt, MathFloor, ObjectDefineProperty, ReflectApply, ReflectConstruct, TypeError, Uint8Array,
} from './primordials.js';

const TABLE = 1;
const MEMORY = 2;
const GLOBAL = 3;
const MOST_PAGES = 65536;
const MOST_ELEMENTS = 2 ** 32 - 1;
const MOST_WIDE = 2 ** 48;
// Limits: with a maximum, shared, 64-bit addresses.
const BOUNDED = 1;
const SHARED = 2;
const WIDE = 4;

const VECTOR = 0x7b;
/** Names and codes of value types. A reference's narrower types come first: an immutable global of one is of the wider type too. */
const VALUE_TYPES = [
  ['i32', 0x7f], ['i64', 0x7e], ['f32', 0x7d], ['f64', 0x7c], ['v128', VECTOR],
  ['externref', 0x6f], ['funcref', 0x70], ['i31ref', 0x6c], ['structref', 0x6b], ['arrayref', 0x6a], ['eqref', 0x6d], ['anyref', 0x6e],
  ['exnref', 0x69],
];
const REFERENCES_FROM = 5;

function append(bytes, more) {
  for (let i = 0; i < more.length; i++) ArrayPrototypePush(bytes, more[i]);
  return bytes;
}

/** LEB128 of a whole number. */
function unsigned(value) {
  const bytes = [];
  let rest = value;
  for (; rest >= 128; rest = MathFloor(rest / 128)) ArrayPrototypePush(bytes, rest % 128 + 128);
  ArrayPrototypePush(bytes, rest);
  return bytes;
}

/** Whether a module that imports "m" "v" as `imported` says takes the value for it. */
function links(natives, imported, value) {
  const section = append([1, 1, 0x6d, 1, 0x76], imported);
  const bytes = append(append([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 2], unsigned(section.length)), section);
  try {
    const module = ReflectConstruct(natives.Module, [new Uint8Array(bytes)]);
    ReflectConstruct(natives.Instance, [module, { __proto__: null, m: { __proto__: null, v: value } }]);
    return true;
  } catch {
    return false;
  }
}

const notA = (name) => new TypeError(`WebAssembly.${name}.prototype.type: the receiver is not a WebAssembly.${name}, or its type has no name in JavaScript`);

export function globalType(natives, value) {
  // An immutable import takes plain values too. Of a vector there are none, and only a global's cannot be read.
  if (!links(natives, [GLOBAL, VECTOR, 0], value) && !links(natives, [GLOBAL, VECTOR, 1], value)) {
    ReflectApply(natives.valueOf, value, []);
  }
  for (let i = 0; i < VALUE_TYPES.length; i++) {
    for (let mutable = 0; mutable < 2; mutable++) {
      if (links(natives, [GLOBAL, VALUE_TYPES[i][1], mutable], value)) return { mutable: mutable === 1, value: VALUE_TYPES[i][0] };
    }
  }
  throw notA('Global');
}

/** The least number from `low` to `high` for which `holds`, which is so for all above it, or undefined. */
function least(low, high, holds) {
  if (!holds(high)) return undefined;
  let from = low;
  let to = high;
  while (from < to) {
    const middle = MathFloor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return to;
}

/** { minimum, maximum }: what it has now, and how far it may grow. `head` is the kind and the element type. */
function limitsOf(natives, head, flags, most, value) {
  const fits = (...limits) => {
    const imported = append(append([], head), [limits.length === 2 ? flags | BOUNDED : flags]);
    for (let i = 0; i < limits.length; i++) append(imported, unsigned(limits[i]));
    return links(natives, imported, value);
  };
  // A shared memory always has a maximum, so imports of one must have it too.
  const reaches = (flags & SHARED) === 0 ? (size) => fits(size) : (size) => fits(size, most);
  if (!reaches(0)) return undefined;
  const minimum = (least(1, most, (size) => !reaches(size)) ?? most + 1) - 1;
  return { __proto__: null, minimum, maximum: least(minimum, most, (size) => fits(0, size)) };
}

/** The type as scripts see it; what has 64-bit addresses has sizes to match. */
function describe({ minimum, maximum }, flags, rest) {
  const wide = (flags & WIDE) !== 0;
  const type = { minimum: wide ? BigInt(minimum) : minimum };
  if (maximum !== undefined) define(type, 'maximum', wide ? BigInt(maximum) : maximum);
  if (wide) define(type, 'address', 'i64');
  for (let i = 0; i < rest.length; i++) define(type, rest[i][0], rest[i][1]);
  return type;
}
const define = (target, name, value) => {
  ObjectDefineProperty(target, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
};

export function memoryType(natives, memory, unlimited) {
  for (let flags = 0; flags <= (SHARED | WIDE); flags += SHARED) {
    const limits = limitsOf(natives, [MEMORY], flags, (flags & WIDE) === 0 ? MOST_PAGES : MOST_WIDE, memory);
    if (limits === undefined) continue;
    if (unlimited) limits.maximum = undefined;
    return describe(limits, flags, [['shared', (flags & SHARED) !== 0]]);
  }
  throw notA('Memory');
}

export function tableType(natives, table) {
  for (let flags = 0; flags <= WIDE; flags += WIDE) {
    for (let i = REFERENCES_FROM; i < VALUE_TYPES.length; i++) {
      const limits = limitsOf(natives, [TABLE, VALUE_TYPES[i][1]], flags, MOST_ELEMENTS, table);
      if (limits !== undefined) return describe(limits, flags, [['element', VALUE_TYPES[i][0]]]);
    }
  }
  throw notA('Table');
}
