/** Child processes: `Deno.Command` and `Deno.ChildProcess`. */
import { op } from '../../internal/ops.js';
import { call, pathText } from './calls.js';
import { Liveness } from './liveness.js';
import { signalName, signalNumber } from './signals.js';
import { readableOf, writableOf } from './streams.js';

const MADE_HERE = Symbol();
const HOW = { __proto__: null, piped: 'p', inherit: 'i', null: 'n' };
/** What the JDK adds to the number of the signal that ended a child. */
const ENDED_BY_SIGNAL = 128;
const LAST_SIGNAL = 31;

function howOf(value, fallback, name) {
  const how = HOW[value ?? fallback];
  if (how === undefined) throw new TypeError(`${name} must be "piped", "inherit" or "null", not ${String(value)}`);
  return how;
}

function invalid(command) {
  const error = new TypeError(`Failed to spawn '${command}': nul byte found in provided data`);
  error.code = 'EINVAL';
  return error;
}

/** Starts a child; gives its process id and the numbers of its resources. */
function spawnChild(command, options, stdio) {
  const program = pathText(command);
  const args = Array.from(options.args ?? [], pathText);
  const environment = Object.entries(options.env ?? {}).flatMap(([name, value]) => [name, String(value)]);
  const fields = [
    program, options.cwd === undefined ? '' : pathText(options.cwd), stdio, options.uid ?? '', options.gid ?? '',
    Boolean(options.detached), Boolean(options.clearEnv), args.length, ...args, ...environment,
  ];
  if (fields.some((field) => String(field).includes('\0'))) throw invalid(program);
  return JSON.parse(op.denoSpawn(fields.join('\0')));
}

/**
 * The status of a child that ended with what the JDK calls its exit value, which is also that of a child that exited
 * with 128 and more by itself, as a shell does for its own child.
 */
function statusOf(code) {
  const signal = code > ENDED_BY_SIGNAL && code <= ENDED_BY_SIGNAL + LAST_SIGNAL ? signalName(code - ENDED_BY_SIGNAL) : null;
  return { __proto__: null, success: code === 0, code, signal: signal ?? null };
}

function outputOf(status, packed, piped) {
  const length = Number(new DataView(packed.buffer, packed.byteOffset).getBigUint64(0));
  const stdout = packed.slice(8, 8 + length);
  const stderr = packed.slice(8 + length);
  return {
    ...status,
    get stdout() {
      if (!piped.stdout) throw notPiped('stdout');
      return stdout;
    },
    get stderr() {
      if (!piped.stderr) throw notPiped('stderr');
      return stderr;
    },
  };
}

function notPiped(name) {
  return new TypeError(`Cannot get '${name}': '${name}' is not piped`);
}

async function collect(stream) {
  const chunks = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.byteLength;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** A byte stream with the ways of a Response to take it in whole. */
function outputStream(rid) {
  const stream = readableOf({ rid, close: () => op.denoDrop(rid) });
  const text = async () => new TextDecoder().decode(await collect(stream));
  const ways = {
    arrayBuffer: async () => (await collect(stream)).buffer,
    bytes: () => collect(stream),
    json: async () => JSON.parse(await text()),
    text,
  };
  for (const name of Object.keys(ways)) {
    Object.defineProperty(stream, name, { value: ways[name], writable: true, configurable: true });
  }
  return stream;
}

export class ChildProcess {
  #rid;
  #pid;
  #status;
  #ended = false;
  #liveness = new Liveness();
  #stdin;
  #stdout;
  #stderr;

  constructor(key, numbers, signal) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    this.#rid = numbers.rid;
    this.#pid = numbers.pid;
    const { stdin, stdout, stderr } = numbers;
    if (stdin !== null) this.#stdin = writableOf({ rid: stdin, close: () => op.denoDrop(stdin) });
    if (stdout !== null) this.#stdout = outputStream(stdout);
    if (stderr !== null) this.#stderr = outputStream(stderr);
    this.#status = this.#wait(signal);
    this.#status.catch(() => {});
  }

  async #wait(signal) {
    const onAbort = () => this.#tryKill();
    signal?.addEventListener('abort', onAbort, { once: true });
    if (signal?.aborted) onAbort();
    const code = await this.#liveness.wait(call('denoChildWait', this.#rid));
    this.#ended = true;
    signal?.removeEventListener('abort', onAbort);
    op.denoDrop(this.#rid);
    return statusOf(code);
  }

  #tryKill() {
    try {
      this.kill();
    } catch {
      // It ended by itself.
    }
  }

  get pid() {
    return this.#pid;
  }

  get status() {
    return this.#status;
  }

  get stdin() {
    if (this.#stdin === undefined) throw notPiped('stdin');
    return this.#stdin;
  }

  get stdout() {
    if (this.#stdout === undefined) throw notPiped('stdout');
    return this.#stdout;
  }

  get stderr() {
    if (this.#stderr === undefined) throw notPiped('stderr');
    return this.#stderr;
  }

  async output() {
    for (const name of ['stdout', 'stderr']) {
      if ((name === 'stdout' ? this.#stdout : this.#stderr)?.locked) {
        throw new TypeError(`Cannot collect output: '${name}' is locked`);
      }
    }
    const [status, stdout, stderr] = await Promise.all([
      this.#status, this.#stdout && collect(this.#stdout), this.#stderr && collect(this.#stderr),
    ]);
    return {
      ...status,
      get stdout() {
        if (stdout === undefined) throw notPiped('stdout');
        return stdout;
      },
      get stderr() {
        if (stderr === undefined) throw notPiped('stderr');
        return stderr;
      },
    };
  }

  kill(signal = 'SIGTERM') {
    if (this.#ended) throw new TypeError('Child process has already terminated');
    op.denoChildKill(this.#rid, signalNumber(signal));
  }

  ref() {
    this.#liveness.ref();
  }

  unref() {
    this.#liveness.unref();
  }

  async [Symbol.asyncDispose]() {
    this.#tryKill();
    await this.#status;
  }
}

export class Command {
  #command;
  #options;

  constructor(command, options = {}) {
    this.#command = command;
    this.#options = options;
  }

  #stdio(defaults) {
    return howOf(this.#options.stdin, defaults.stdin, 'stdin') + howOf(this.#options.stdout, defaults.output, 'stdout') +
      howOf(this.#options.stderr, defaults.output, 'stderr');
  }

  #refusePipedStdin() {
    if (this.#options.stdin === 'piped') {
      throw new TypeError("Piped stdin is not supported for this function, use 'Deno.Command.spawn()' instead");
    }
  }

  spawn() {
    const numbers = spawnChild(this.#command, this.#options, this.#stdio({ stdin: 'inherit', output: 'inherit' }));
    return new ChildProcess(MADE_HERE, numbers, this.#options.signal);
  }

  /** Fails at once where no child can be started. */
  output() {
    this.#refusePipedStdin();
    const numbers = spawnChild(this.#command, this.#options, this.#stdio({ stdin: 'null', output: 'piped' }));
    return new ChildProcess(MADE_HERE, numbers, this.#options.signal).output();
  }

  outputSync() {
    this.#refusePipedStdin();
    const { rid, stdout, stderr } = spawnChild(
      this.#command, this.#options, this.#stdio({ stdin: 'null', output: 'piped' }));
    const packed = op.denoChildOutputSync(stdout ?? undefined, stderr ?? undefined);
    const status = statusOf(op.denoChildWaitSync(rid));
    op.denoDrop(rid);
    return outputOf(status, packed, { stdout: stdout !== null, stderr: stderr !== null });
  }
}

function commandOf(command, argsOrOptions, options) {
  if (Array.isArray(argsOrOptions) && options?.args !== undefined) {
    throw new TypeError("Passing 'args' in options is not allowed when args are passed as a separate argument");
  }
  return new Command(command, Array.isArray(argsOrOptions) ? { ...options, args: argsOrOptions } : argsOrOptions);
}

export function spawn(command, argsOrOptions, options) {
  return commandOf(command, argsOrOptions, options).spawn();
}

export function spawnAndWait(command, argsOrOptions, options) {
  return commandOf(command, argsOrOptions, options).output();
}

export function spawnAndWaitSync(command, argsOrOptions, options) {
  return commandOf(command, argsOrOptions, options).outputSync();
}
