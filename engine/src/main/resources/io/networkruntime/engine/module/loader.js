// The JavaScript half of the module loader: the promises of dynamic import, and import.meta. Evaluated once per isolate, before
// any code of its user, with Java's functions; everything it needs later is captured here. Where the isolate's bundle is `hooked`
// to the formatting of stacks, they are its affair.
((link, evaluate, evaluationOf, namespaceOf, resolve, hooked) => {
  'use strict';
  const { Error, JSON, Map, Object, Promise, RangeError, Reflect, String, SyntaxError, TypeError, Uint8Array } = globalThis;
  const { apply, deleteProperty, ownKeys } = Reflect;
  const { create, defineProperty, getOwnPropertyDescriptor } = Object;
  const { parse } = JSON;
  const { captureStackTrace, prototype: { toString: errorToString } } = Error;
  const { prototype: { then: promiseThen } } = Promise;
  const { prototype: { get: mapGet, set: mapSet } } = Map;
  const { prototype: { indexOf: stringIndexOf, slice: stringSlice } } = String;
  const classes = { __proto__: null, Error, RangeError, SyntaxError, TypeError };
  const settled = Promise.resolve();
  /** Namespaces to come, by module id: importers of one module share its evaluation. */
  const evaluations = new Map();
  /** Errors of modules that do not compile, by key: every importer gets the same one. */
  const broken = new Map();

  const then = (promise, onFulfilled, onRejected) => apply(promiseThen, promise, [onFulfilled, onRejected]);

  const withStack = (error, stack) =>
    defineProperty(error, 'stack', { __proto__: null, value: stack, writable: true, enumerable: false, configurable: true });

  /** The error for a failure [class, message, code, at, key]; without a place of its own it gets the importing call's frames. */
  const toError = (failure, site) => {
    const { 0: name, 1: message, 2: code, 3: at, 4: key } = failure;
    const known = key === '' ? undefined : apply(mapGet, broken, [key]);
    if (known !== undefined) return known;
    const error = new classes[name](message);
    let frames = at;
    if (frames === '' && site !== undefined) {
      const { stack } = site;
      const line = typeof stack === 'string' ? apply(stringIndexOf, stack, ['\n']) : -1;
      if (line >= 0) frames = apply(stringSlice, stack, [line]);
    }
    withStack(error, `${name}: ${message}${frames}`);
    if (code !== '') defineProperty(error, 'code', { __proto__: null, value: code, writable: true, enumerable: true, configurable: true });
    if (key !== '') apply(mapSet, broken, [key, error]);
    return error;
  };

  /** Links while no hook of the user formats stacks: an error of V8 on its way through Java must stay V8's own text. */
  const linked = (referrer, specifier, type, site) => {
    const hook = hooked ? undefined : getOwnPropertyDescriptor(Error, 'prepareStackTrace');
    if (hook !== undefined && !deleteProperty(Error, 'prepareStackTrace')) {
      throw new TypeError('Modules cannot be imported while Error.prepareStackTrace is not configurable');
    }
    let result;
    try {
      result = link(referrer, specifier, type);
    } finally {
      if (hook !== undefined) defineProperty(Error, 'prepareStackTrace', hook);
    }
    if (typeof result === 'number') return result;
    throw toError(result, site);
  };

  /** Keeps the promise of a module's namespace, in a box: a module may export a `then`. */
  const begun = (id, evaluation) => {
    const namespace = then(evaluation, () => ({ __proto__: null, namespace: namespaceOf(id) }));
    apply(mapSet, evaluations, [id, namespace]);
    return namespace;
  };

  /** Java's evaluate is the reaction itself, so that none of this file's frames is in the stacks of the module's errors. */
  const evaluated = (id) => {
    const known = apply(mapGet, evaluations, [id]);
    if (known !== undefined) return known;
    return begun(id, new Promise((resolvePromise, reject) => {
      const start = new Promise((yes) => yes(id));
      then(then(start, evaluate), () => {
        then(evaluationOf(id), resolvePromise, reject);
      });
    }));
  };

  /** The value of the `type` attribute in the second argument of import(). */
  const typeOf = (options) => {
    if (options === undefined) return '';
    if (typeof options !== 'object' && typeof options !== 'function' || options === null) {
      throw new TypeError('The second argument of import() must be an object');
    }
    const attributes = options.with;
    if (attributes === undefined) return '';
    if (typeof attributes !== 'object' && typeof attributes !== 'function' || attributes === null) {
      throw new TypeError("The 'with' option of import() must be an object");
    }
    const keys = ownKeys(attributes);
    let type = '';
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key !== 'string' || !getOwnPropertyDescriptor(attributes, key)?.enumerable) continue;
      const value = attributes[key];
      if (typeof value !== 'string') throw new TypeError(`Import attribute "${key}" must be a string`);
      if (key !== 'type') throw new TypeError(`Import attribute "${key}" is not supported`);
      type = value;
    }
    return type;
  };

  const MAX_FRAMES = 1 << 18;
  const MAX_SPECIFIER = 1 << 20;
  const specifierOf = (value) => {
    const specifier = `${value}`;
    if (specifier.length > MAX_SPECIFIER) throw new RangeError(`An import specifier may have at most ${MAX_SPECIFIER} characters`);
    return specifier;
  };

  /** What stands for `import` in the calls of one module or script. */
  const importerFor = (referrer) =>
    function load(specifier, options) {
      const site = {};
      captureStackTrace(site, load);
      return new Promise((resolvePromise, reject) => {
        const name = specifierOf(specifier);
        const type = typeOf(options);
        then(settled, () => {
          let pending;
          try {
            pending = evaluated(linked(referrer, name, type, site));
          } catch (error) {
            reject(error);
            return;
          }
          then(pending, (box) => resolvePromise(box.namespace), reject);
        });
      });
    };

  return {
    __proto__: null,
    importerFor,
    toError,

    failure: (name, message, code, at, key) => ({ __proto__: null, 0: name, 1: message, 2: code, 3: at, 4: key }),

    /** The bindings of a module: what its `import` and `import.meta` stand for. */
    bindingsFor(id, url, filename, dirname, main) {
      const meta = { __proto__: null, url };
      if (filename !== '') {
        meta.filename = filename;
        meta.dirname = dirname;
      }
      meta.main = main;
      meta.resolve = (specifier) => {
        const site = {};
        captureStackTrace(site, meta.resolve);
        const result = resolve(id, specifierOf(specifier));
        if (typeof result === 'string') return result;
        throw toError(result, site);
      };
      return { __proto__: null, load: importerFor(id), meta };
    },

    /**
     * Gives every error's stack its written places, in V8's own format. Only frames go through Java, and no more of them than a
     * string may safely be on its way there; a formatter that the user has set stays.
     */
    mapStacks(original) {
      if (hooked || getOwnPropertyDescriptor(Error, 'prepareStackTrace') !== undefined) return;
      const prepare = (error, sites) => {
        let head;
        try {
          head = apply(errorToString, error, []);
        } catch {
          head = '<error>';
        }
        let frames = '';
        for (let i = 0; i < sites.length; i++) frames += `\n    at ${sites[i]}`;
        return head + (frames.length <= MAX_FRAMES ? original(frames) : frames);
      };
      defineProperty(Error, 'prepareStackTrace',
        { __proto__: null, value: prepare, writable: true, enumerable: false, configurable: true });
    },

    /** The exports of a module that is not a script; a string is the message of a JSON error. */
    dataModule(type, payload) {
      if (type === 'text') return { __proto__: null, default: payload };
      if (type === 'bytes') return { __proto__: null, default: new Uint8Array(payload) };
      try {
        return { __proto__: null, default: parse(payload) };
      } catch (error) {
        return `${error.message}`;
      }
    },

    /** Links from the host's side: the id of a module to evaluate, or the promise of one that has failed or begun already. */
    begin(url) {
      try {
        const id = linked(0, url, '', undefined);
        const known = apply(mapGet, evaluations, [id]);
        return known === undefined ? id : then(known, (box) => box.namespace);
      } catch (error) {
        return new Promise((_, reject) => reject(error));
      }
    },

    /** The promise of the namespace of a module that the host has begun to evaluate. */
    begun(id, evaluation) {
      return then(begun(id, evaluation), (box) => box.namespace);
    },
  };
})
