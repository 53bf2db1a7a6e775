/**
 * Evaluates the host's scripts in the global scope, as if each were a script of its own: what one declares at its top level
 * with let, const, class (and in strict code var and function) the next can see. Java's `WorkerScript` is the other half.
 */
import {
  ArrayPrototypeReduce, indirectEval, ObjectSetPrototypeOf, PromiseReject, ReflectApply, ReflectDefineProperty, ReflectDeleteProperty,
  ReflectGetOwnPropertyDescriptor, ReflectOwnKeys, StringPrototypeSlice, TypeError,
} from '../internal/primordials.js';

/**
 * Runs a text in the global scope, where it sees no name of the bundle. A built-in function makes the call, which is then what
 * V8 names as the text's origin, and not this file.
 */
export const globalEval = (text) => ArrayPrototypeReduce([0], indirectEval, text);

const global = globalThis;

const hidden = (value) => ({ __proto__: null, value, writable: true, enumerable: false, configurable: true });

function ownDescriptor(object, name) {
  const descriptor = ReflectGetOwnPropertyDescriptor(object, name);
  return descriptor === undefined ? descriptor : ObjectSetPrototypeOf(descriptor, null);
}

/** What stands for `import` in scripts: they have no modules. */
function refuseImport(specifier) {
  let text;
  try {
    text = `${specifier}`;
  } catch (error) {
    return PromiseReject(error);
  }
  if (text.length > 200) text = `${StringPrototypeSlice(text, 0, 200)}…`;
  return PromiseReject(new TypeError(`Cannot import "${text}": the scripts of a worker have no modules`));
}

/** Makes a name of a script global, unless the script does not bind it: then its getter reads the global itself. */
function publish(name, get, set) {
  const old = ownDescriptor(global, name);
  let missing = false;
  const probe = {
    __proto__: null, get() { missing = true; }, set: undefined, enumerable: false, configurable: true,
  };
  if (!ReflectDefineProperty(global, name, probe)) return;
  try {
    ReflectApply(get, undefined, []);
  } catch {
    // Bound, and in its temporal dead zone for good.
  }
  if (!missing) ReflectDefineProperty(global, name, { __proto__: null, get, set, enumerable: false, configurable: true });
  else if (old === undefined) ReflectDeleteProperty(global, name);
  else ReflectDefineProperty(global, name, old);
}

function publishAll(scope) {
  try {
    const accessors = ReflectApply(scope, undefined, []);
    const names = ReflectOwnKeys(accessors);
    for (let i = 0; i < names.length; i++) {
      const { get, set } = ownDescriptor(accessors, names[i]);
      publish(names[i], get, set);
    }
  } catch {
    // A script can put another function in the place of ours; it then has what it asked for.
  }
}

/** Evaluates a text with the piece that shows its scope. Nothing has run when the result has no scope. */
function evaluateWithin(text, piece, pieceAt, pieceName) {
  const result = { __proto__: null, scope: undefined, threw: false, value: undefined };
  const handOut = (scope) => { result.scope = scope; };
  ReflectDefineProperty(global, pieceName, hidden(handOut));
  try {
    result.value = globalEval(StringPrototypeSlice(text, 0, pieceAt) + piece + StringPrototypeSlice(text, pieceAt));
  } catch (error) {
    result.threw = true;
    result.value = error;
  }
  if (result.scope === undefined) {
    const declared = ownDescriptor(global, pieceName)?.value;
    if (declared !== handOut) result.scope = declared;
  }
  ReflectDeleteProperty(global, pieceName);
  return result;
}

/** The script's completion value; throws what it throws. */
export function evaluate(text, piece, pieceAt, pieceName, importName) {
  if (importName !== '') ReflectDefineProperty(global, importName, hidden(refuseImport));
  if (piece === '') return globalEval(text);
  const { scope, threw, value } = evaluateWithin(text, piece, pieceAt, pieceName);
  if (scope !== undefined) publishAll(scope);
  // It does not even parse: the message is to be about the text as it was.
  else if (threw) return globalEval(text);
  if (threw) throw value;
  return value;
}
