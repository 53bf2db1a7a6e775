/** What Deno's global scope has of a browser's window: dialogues in the terminal, `close`, `name`, and more of the navigator. */
import { onBoot } from '../internal/boot.js';
import { defineGlobal, defineGlobalAttribute, defineGlobalOperations } from '../internal/globals.js';
import { op } from '../internal/ops.js';
import { captureSharedArrayBuffer } from '../internal/types.js';
import { Navigator } from '../web/navigator.js';
import { queueTask } from '../web/timers.js';
import { exit } from './deno/program.js';

const STDIN = 0;
const STDOUT = 1;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const encoder = new TextEncoder();

class Window {
  constructor() {
    throw new TypeError('Illegal constructor');
  }
}
defineGlobal('Window', Window);

function say(text) {
  let rest = encoder.encode(text);
  while (rest.byteLength > 0) rest = rest.slice(op.denoWriteSync(STDOUT, rest));
}

/** The next line of standard input without its end, or null if there is none; what comes behind it is left to others. */
function readLine() {
  const bytes = [];
  for (;;) {
    const read = op.denoReadSync(STDIN, 1);
    if (read === undefined && bytes.length === 0) return null;
    if (read === undefined || read[0] === LINE_FEED) break;
    bytes.push(read[0]);
  }
  if (bytes.at(-1) === CARRIAGE_RETURN) bytes.pop();
  return new TextDecoder().decode(new Uint8Array(bytes));
}

const hasTerminal = () => op.denoIsTerminal(STDIN);
let closed = false;

defineGlobalOperations({
  alert(message = 'Alert') {
    if (!hasTerminal()) return;
    say(`${message} [Enter] `);
    readLine();
  },
  confirm(message = 'Confirm') {
    if (!hasTerminal()) return false;
    say(`${message} [y/N] `);
    const answer = readLine();
    return answer === 'y' || answer === 'Y';
  },
  prompt(message = 'Prompt', defaultValue = undefined) {
    if (!hasTerminal()) return null;
    const fallback = `${defaultValue ?? ''}`;
    say(`${message}${fallback === '' ? '' : ` [${fallback}]`} `);
    const answer = readLine();
    return answer === '' ? fallback : answer;
  },
  close() {
    if (closed) return;
    closed = true;
    queueTask(() => exit(0));
  },
});
defineGlobalAttribute('closed', () => closed);
Object.defineProperty(globalThis, 'name', { value: '', writable: true, enumerable: true, configurable: true });

for (const method of ['profile', 'profileEnd', 'timeStamp']) {
  // They tell an inspector, which takes its own place of them.
  Object.defineProperty(console, method, {
    value: { [method]() {} }[method], writable: true, enumerable: true, configurable: true,
  });
}

const attributes = {
  get hardwareConcurrency() { return op.denoProcessors(); },
  get languages() { return [this.language]; },
  get platform() { return `Linux ${Deno.build.arch}`; },
};

/** Shared memory is no global of V8's here, because workers must not have it; the main script may. */
function offerSharedMemory() {
  const define = (value) => defineGlobal('SharedArrayBuffer', value);
  Object.defineProperty(globalThis, 'SharedArrayBuffer', {
    get() {
      const { constructor } = new WebAssembly.Memory({ initial: 0, maximum: 0, shared: true }).buffer;
      captureSharedArrayBuffer(constructor);
      define(constructor);
      return constructor;
    },
    set: define,
    configurable: true,
  });
}

onBoot(() => {
  Object.defineProperties(Navigator.prototype, Object.getOwnPropertyDescriptors(attributes));
  offerSharedMemory();
});
