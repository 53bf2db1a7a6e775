// CommonJS for packages that are not ES modules: require, module and exports as Node has them. Evaluated with Java's functions when
// the first such module is needed; Java finds and compiles the files.
((open, resolve, importNow, toError, parseJson) => {
  'use strict';
  const { Error, Object, Promise: { prototype: { then: promiseThen } }, Reflect } = globalThis;
  const { apply } = Reflect;
  const { defineProperty } = Object;
  const { captureStackTrace } = Error;
  /** Modules by file name, complete or being evaluated: the user's `require.cache`. */
  const cache = { __proto__: null };
  let main;

  /** Java's answers are an array for a failure; anything else is the value. */
  const checked = (result, from) => {
    if (result[0] === 'rejected') {
      // The promise of the evaluation is not the user's: its reason is thrown here.
      apply(promiseThen, result[2], [undefined, () => {}]);
      throw result[1];
    }
    if (result[0] !== 'failure') return result;
    const site = {};
    captureStackTrace(site, from);
    throw toError(result[1], site);
  };

  const requireFor = (module, url) => {
    const require = (specifier) => {
      const found = checked(resolve(url, `${specifier}`), require);
      return load(found[1], found[2], module, require);
    };
    require.resolve = (specifier) => checked(resolve(url, `${specifier}`), require.resolve)[2];
    require.cache = cache;
    require.main = main;
    return require;
  };

  const evaluate = (unit, module, from) => {
    const { 0: kind, 1: dirname, 2: payload, 3: importer } = unit;
    const { filename } = module;
    if (kind === 'json') {
      const parsed = parseJson('json', payload);
      if (typeof parsed === 'string') throw toError(['SyntaxError', `${filename}: ${parsed}`, '', '', ''], undefined);
      module.exports = parsed.default;
    } else if (kind === 'module') {
      module.exports = checked(importNow(module.url), from)[1];
    } else {
      const require = requireFor(module, module.url);
      module.require = require;
      apply(payload, module.exports, [module.exports, require, module, filename, dirname, importer]);
    }
  };

  const load = (url, filename, parent, from) => {
    const known = cache[filename];
    if (known !== undefined) return known.exports;
    const unit = checked(open(url), from);
    const module = { id: filename, path: unit[1], exports: {}, filename, loaded: false, children: [], parent };
    defineProperty(module, 'url', { __proto__: null, value: url, enumerable: false });
    if (main === undefined && parent === null && unit[4]) main = module;
    cache[filename] = module;
    if (parent !== null) parent.children[parent.children.length] = module;
    let complete = false;
    try {
      evaluate(unit, module, from);
      complete = true;
    } finally {
      if (!complete) delete cache[filename];
    }
    module.loaded = true;
    return module.exports;
  };

  /** What an ES module that imports this file gets: the exports, evaluated in the importer's turn. */
  return (url, filename) => ({ __proto__: null, load: () => load(url, filename, null, undefined) });
})
