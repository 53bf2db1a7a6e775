/** queueMicrotask (html.spec.whatwg.org, section 8.7). */

import { PromisePrototypeThen, PromiseResolve } from '../internal/primordials.js';
import { converters, requiredArguments } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';
import { reportException } from './report-exception.js';

defineGlobalOperations({
  queueMicrotask(callback) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'queueMicrotask'");
    converters.Function(callback, "Failed to execute 'queueMicrotask': Argument 1");
    PromisePrototypeThen(PromiseResolve(), () => {
      try {
        callback();
      } catch (error) {
        reportException(error, 'microtask');
      }
    });
  },
});
