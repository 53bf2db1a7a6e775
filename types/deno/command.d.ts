// Child processes and signals.
declare namespace Deno {
  export type Signal =
    | 'SIGABRT' | 'SIGALRM' | 'SIGBUS' | 'SIGCHLD' | 'SIGCONT' | 'SIGFPE' | 'SIGHUP' | 'SIGILL' | 'SIGINT' | 'SIGIO'
    | 'SIGIOT' | 'SIGKILL' | 'SIGPIPE' | 'SIGPOLL' | 'SIGPROF' | 'SIGPWR' | 'SIGQUIT' | 'SIGSEGV' | 'SIGSTKFLT' | 'SIGSTOP'
    | 'SIGSYS' | 'SIGTERM' | 'SIGTRAP' | 'SIGTSTP' | 'SIGTTIN' | 'SIGTTOU' | 'SIGURG' | 'SIGUSR1' | 'SIGUSR2'
    | 'SIGVTALRM' | 'SIGWINCH' | 'SIGXCPU' | 'SIGXFSZ';

  /** Calls a function each time the signal comes; this does not keep the program alive. */
  export function addSignalListener(signal: Signal, handler: () => void): void;
  export function removeSignalListener(signal: Signal, handler: () => void): void;
  /** Sends a signal, SIGTERM where it is left out, to any process. */
  export function kill(pid: number, signo?: Signal | number): void;

  export interface CommandOptions {
    args?: string[];
    cwd?: string | URL;
    /** Starts the child with the variables of `env` alone. */
    clearEnv?: boolean;
    env?: Record<string, string>;
    /** Needs setpriv(1), as `gid` does. */
    uid?: number;
    gid?: number;
    /** Ends the child with SIGTERM. */
    signal?: AbortSignal;
    /** `inherit` for spawn, `null` for output, where it is left out. */
    stdin?: 'piped' | 'inherit' | 'null';
    /** `inherit` for spawn, `piped` for output, where it is left out. */
    stdout?: 'piped' | 'inherit' | 'null';
    stderr?: 'piped' | 'inherit' | 'null';
    /** Puts the child into a session of its own. */
    detached?: boolean;
  }

  export interface CommandStatus {
    success: boolean;
    /** 128 + n where signal n ended the child. */
    code: number;
    signal: Signal | null;
  }

  export interface CommandOutput extends CommandStatus {
    readonly stdout: Uint8Array<ArrayBuffer>;
    readonly stderr: Uint8Array<ArrayBuffer>;
  }

  /** A child's output, with the ways of a Response to take it in whole. */
  export interface SubprocessReadableStream extends ReadableStream<Uint8Array<ArrayBuffer>> {
    arrayBuffer(): Promise<ArrayBuffer>;
    bytes(): Promise<Uint8Array<ArrayBuffer>>;
    json(): Promise<any>;
    text(): Promise<string>;
  }

  export class ChildProcess implements AsyncDisposable {
    private constructor();
    get stdin(): WritableStream<Uint8Array<ArrayBufferLike>>;
    get stdout(): SubprocessReadableStream;
    get stderr(): SubprocessReadableStream;
    readonly pid: number;
    readonly status: Promise<CommandStatus>;
    /** Takes all output in, and waits for the end. */
    output(): Promise<CommandOutput>;
    kill(signo?: Signal): void;
    ref(): void;
    unref(): void;
    [Symbol.asyncDispose](): Promise<void>;
  }

  export class Command {
    constructor(command: string | URL, options?: CommandOptions);
    /** Runs it, and takes its output in. */
    output(): Promise<CommandOutput>;
    outputSync(): CommandOutput;
    /** Starts it. */
    spawn(): ChildProcess;
  }

  export function spawn(command: string | URL, options?: CommandOptions): ChildProcess;
  export function spawn(command: string | URL, args: string[], options?: Omit<CommandOptions, 'args'>): ChildProcess;
  export function spawnAndWait(command: string | URL, options?: CommandOptions): Promise<CommandOutput>;
  export function spawnAndWait(
    command: string | URL,
    args: string[],
    options?: Omit<CommandOptions, 'args'>,
  ): Promise<CommandOutput>;
  export function spawnAndWaitSync(command: string | URL, options?: CommandOptions): CommandOutput;
  export function spawnAndWaitSync(command: string | URL, args: string[], options?: Omit<CommandOptions, 'args'>): CommandOutput;
}
