/** The program itself: arguments, main module, exit code and end. */
import { onBoot } from '../../internal/boot.js';
import { op } from '../../internal/ops.js';
import { unload } from '../lifecycle.js';

let exitCode = 0;

function setExitCode(value) {
  if (value === undefined || value === null) value = 0;
  if (typeof value !== 'number') throw new TypeError(`Exit code must be a number, got: ${value} (${typeof value})`);
  if (!Number.isInteger(value)) throw new RangeError(`Exit code must be an integer, got: ${value}`);
  exitCode = value;
  op.denoSetExitCode(value & 0xff);
}

/** Ends the program at once, after the `unload` event. */
export function exit(code) {
  if (code !== undefined) setExitCode(Number.isNaN(Number(code)) ? 0 : Math.trunc(Number(code)));
  unload();
  op.denoExit(exitCode & 0xff);
  // The host is ending the process or this isolate; no further line of the script may run meanwhile.
  for (;;);
}

/** Puts what is known only when the isolate starts on the Deno object. */
export function installProgram(Deno) {
  Object.defineProperty(Deno, 'exitCode', {
    get: () => exitCode, set: setExitCode, enumerable: true, configurable: true,
  });
  onBoot(() => {
    const { args, mainModule, execPath, pid, arch } = JSON.parse(op.denoProgram());
    const cpu = arch === 'amd64' ? 'x86_64' : arch;
    const values = {
      args,
      mainModule,
      pid,
      build: {
        target: `${cpu}-unknown-linux-gnu`, arch: cpu, os: 'linux', vendor: 'unknown', env: 'gnu', standalone: false,
      },
    };
    for (const name of Object.keys(values)) {
      Object.defineProperty(Deno, name, { value: values[name], writable: false, enumerable: true, configurable: true });
    }
    let version;
    const readVersion = () => version ??= { deno: '2.9.6', v8: op.denoV8Version(), typescript: '6.0.3' };
    Object.defineProperty(Deno, 'version', { get: readVersion, enumerable: true, configurable: true });
    Deno.execPath = () => execPath;
    Object.defineProperty(Deno, 'ppid', { get: () => op.denoPpid(), enumerable: true, configurable: true });
    Object.defineProperty(Deno, 'noColor', {
      get: () => (op.denoEnvGet('NO_COLOR') ?? '') !== '', enumerable: true, configurable: true,
    });
  });
}
