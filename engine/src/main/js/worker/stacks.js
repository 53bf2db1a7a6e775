/**
 * Keeps the bundle's own frames out of the stacks that guests see, as texts and as call sites.
 *
 * V8 asks `Error.prepareStackTrace` when a stack is first read. Ours always stands there, and hands on what the guest has put.
 */
import {
  ArrayPrototypePush, ArrayPrototypeReverse, Error, ErrorPrototypeToString, ObjectDefineProperty, ObjectGetPrototypeOf, ReflectApply,
  StringPrototypeIncludes, uncurryThis,
} from '../internal/primordials.js';
import { offerEntry, onBoot } from '../internal/boot.js';
import { op } from '../internal/ops.js';

const BUNDLE = 'internal:';
/** Longer stacks stay as they are: no long string goes to Java. */
const MAX_FRAMES = 1 << 18;
const isInside = (text) => typeof text === 'string' && StringPrototypeIncludes(text, BUNDLE);

let nameOf;
let lineOf;
let textOf;
let ofGuest;
let quiet = false;
let mapped = false;

/** The first line of a stack, as V8 itself writes it. */
function headline(error) {
  try {
    return ErrorPrototypeToString(error);
  } catch {
    return '<error>';
  }
}

/** The call sites of the guest: not the bundle's, and not of what the bundle called without a guest's doing, such as a promise's making. */
function visibleOf(sites) {
  const visible = [];
  let callerIsInside = false;
  for (let i = sites.length - 1; i >= 0; i--) {
    // Built-in functions have no lines.
    callerIsInside = isInside(nameOf(sites[i])) || (callerIsInside && lineOf(sites[i]) === null);
    if (!callerIsInside) ArrayPrototypePush(visible, sites[i]);
  }
  return ArrayPrototypeReverse(visible);
}

const { prepareStackTrace } = {
  prepareStackTrace(error, sites) {
    const visible = visibleOf(sites);
    if (typeof ofGuest === 'function' && !quiet) return ReflectApply(ofGuest, Error, [error, visible]);
    let frames = '';
    for (let i = 0; i < visible.length; i++) frames += `\n    at ${textOf(visible[i])}`;
    return headline(error) + (mapped && frames.length <= MAX_FRAMES ? op.originalStack(frames) : frames);
  },
};

/** While modules are linked, V8's errors are not the guest's to format. */
offerEntry('quietStacks', (on) => { quiet = on; });

/** From now on some places lie in text that was transpiled, and Java knows where it was written. */
offerEntry('mapStacks', () => { mapped = true; });

/** Takes the methods of call sites, whose prototype can be had from a stack only. */
function takeCallSites() {
  Error.prepareStackTrace = (error, sites) => sites;
  const prototype = ObjectGetPrototypeOf(new Error().stack[0]);
  nameOf = uncurryThis(prototype.getScriptNameOrSourceURL);
  lineOf = uncurryThis(prototype.getLineNumber);
  textOf = uncurryThis(prototype.toString);
}

onBoot(() => {
  takeCallSites();
  ObjectDefineProperty(Error, 'prepareStackTrace', {
    __proto__: null,
    get() { return prepareStackTrace; },
    set(value) { ofGuest = value === prepareStackTrace ? undefined : value; },
    enumerable: false,
    configurable: false,
  });
});
