/**
 * Type reflection of WebAssembly, https://github.com/WebAssembly/js-types, without V8's flag for it: constructors read `minimum` and
 * `funcref` too, and memories, tables and globals have `type()`. There is no WebAssembly.Function, for it would have to be the
 * prototype of all that modules export. And %AbstractModuleSource%, https://tc39.es/proposal-source-phase-imports/. V8 adds
 * WebAssembly when an isolate starts.
 */
import parts from 'late:../internal/wasm-reflection.js';
import { onBoot } from '../internal/boot.js';
import {
  ObjectCreate, ObjectDefineProperty, ObjectGetOwnPropertyDescriptor, ObjectPrototype, ObjectSetPrototypeOf, ReflectApply,
  ReflectConstruct, SafeWeakSet, SymbolToStringTag, TypeError,
} from '../internal/primordials.js';
import { isObject } from '../internal/webidl.js';

const MOST_PAGES = 65536;
const natives = { __proto__: null };
/** Memories that were made without a maximum. V8 gives resizable buffers to those with one only, so they get the greatest. */
const unlimited = new SafeWeakSet();

const hide = (target, name, value, writable = true) => {
  ObjectDefineProperty(target, name, { __proto__: null, value, writable, enumerable: false, configurable: true });
};

/** V8 calls `funcref` by its older name. */
const nativeType = (type) => {
  if (type === undefined) return type;
  const name = `${type}`;
  return name === 'funcref' ? 'anyfunc' : name;
};

function initialOf(given) {
  const { initial } = given;
  const { minimum } = given;
  if (initial !== undefined && minimum !== undefined) {
    throw new TypeError("WebAssembly: the properties 'initial' and 'minimum' exclude each other");
  }
  return initial === undefined ? minimum : initial;
}

// What V8 reads of a descriptor, when it reads it.
const DESCRIPTORS = {
  __proto__: null,
  Global: (given) => ({
    __proto__: null,
    get mutable() { return given.mutable; },
    get value() { return nativeType(given.value); },
  }),
  Memory: (given) => ({
    __proto__: null,
    get address() { return given.address; },
    get initial() { return initialOf(given); },
    get maximum() {
      const { maximum } = given;
      this.unlimited = maximum === undefined && given.address === undefined && !given.shared;
      return this.unlimited ? MOST_PAGES : maximum;
    },
    get shared() { return given.shared; },
  }),
  Table: (given) => ({
    __proto__: null,
    get address() { return given.address; },
    get element() { return nativeType(given.element); },
    get initial() { return initialOf(given); },
    get maximum() { return given.maximum; },
  }),
};

/** A constructor that takes what V8's takes, and a little more. */
function constructorOf(name) {
  const constructor = function (descriptor) {
    if (new.target === undefined) throw new TypeError(`WebAssembly.${name} must be invoked with 'new'`);
    if (!isObject(descriptor)) return ReflectConstruct(natives[name], arguments, new.target);
    const read = arguments[0] = DESCRIPTORS[name](descriptor);
    const made = ReflectConstruct(natives[name], arguments, new.target);
    if (read.unlimited === true) unlimited.add(made);
    return made;
  };
  hide(constructor, 'name', name, false);
  return constructor;
}

const constructors = { __proto__: null, Global: constructorOf('Global'), Memory: constructorOf('Memory'), Table: constructorOf('Table') };
const types = {
  __proto__: null,
  Global: { type() { return parts().globalType(natives, this); } }.type,
  Memory: { type() { return parts().memoryType(natives, this, unlimited.has(this)); } }.type,
  Table: { type() { return parts().tableType(natives, this); } }.type,
};

function AbstractModuleSource() {
  throw new TypeError('%AbstractModuleSource% is not a constructor');
}
hide(AbstractModuleSource, 'name', 'AbstractModuleSource', false);
const sourcePrototype = ObjectCreate(ObjectPrototype);
hide(sourcePrototype, 'constructor', AbstractModuleSource);
ObjectDefineProperty(AbstractModuleSource, 'prototype', { __proto__: null, value: sourcePrototype, writable: false });
ObjectDefineProperty(sourcePrototype, SymbolToStringTag, {
  __proto__: null,
  configurable: true,
  get: ObjectGetOwnPropertyDescriptor({
    get [SymbolToStringTag]() {
      try {
        ReflectApply(natives.customSections, undefined, [this, '']);
      } catch {
        return undefined; // no module
      }
      return 'WebAssembly.Module';
    },
  }, SymbolToStringTag).get,
});

onBoot(() => {
  const { WebAssembly } = globalThis;
  if (WebAssembly === undefined) return;
  natives.Module = WebAssembly.Module;
  natives.Instance = WebAssembly.Instance;
  natives.customSections = WebAssembly.Module.customSections;
  natives.valueOf = WebAssembly.Global.prototype.valueOf;
  for (const name of ['Global', 'Memory', 'Table']) {
    natives[name] = WebAssembly[name];
    const { prototype } = WebAssembly[name];
    ObjectDefineProperty(constructors[name], 'prototype', { __proto__: null, value: prototype, writable: false });
    hide(prototype, 'constructor', constructors[name]);
    hide(WebAssembly, name, constructors[name]);
    ObjectDefineProperty(prototype, 'type', { __proto__: null, value: types[name], writable: true, enumerable: true, configurable: true });
  }
  ObjectSetPrototypeOf(WebAssembly.Module, AbstractModuleSource);
  ObjectSetPrototypeOf(WebAssembly.Module.prototype, sourcePrototype);
});
