// The process: arguments, environment, folder, terminal and end.
declare namespace Deno {
  /** Environment variables. Changes are seen by this process, and by children started after them. */
  export interface Env {
    get(key: string): string | undefined;
    set(key: string, value: string): void;
    delete(key: string): void;
    has(key: string): boolean;
    toObject(): { [name: string]: string };
  }

  /** What stands behind `--` on the command line. */
  export const args: string[];

  export const env: Env;

  /** The URL of the main script. */
  export const mainModule: string;

  export const pid: number;
  export const ppid: number;
  /** Whether NO_COLOR asks for output without colours. */
  export const noColor: boolean;

  /** The absolute path of the current folder. */
  export function cwd(): string;
  export function chdir(directory: string | URL): void;

  /** The file that started this program. */
  export function execPath(): string;

  /** Ends the process at once with the code, or else with `exitCode`. */
  export function exit(code?: number): never;

  /** The status of a program that ends by itself; a whole number. */
  export var exitCode: number;

  /** Makes a timer keep the program alive again. */
  export function refTimer(id: number): void;
  /** Lets the program end before a timer is due. */
  export function unrefTimer(id: number): void;

  export interface Stdin {
    read(p: Uint8Array): Promise<number | null>;
    readSync(p: Uint8Array): number | null;
    close(): void;
    readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    /** Makes each key come at once and unseen, or puts things back. */
    setRaw(mode: boolean, options?: SetRawOptions): void;
    isTerminal(): boolean;
  }

  export interface Stdout {
    write(p: Uint8Array): Promise<number>;
    writeSync(p: Uint8Array): number;
    close(): void;
    readonly writable: WritableStream<Uint8Array<ArrayBufferLike>>;
    isTerminal(): boolean;
  }

  export interface Stderr extends Stdout {}

  export const stdin: Stdin;
  export const stdout: Stdout;
  export const stderr: Stderr;

  /** The size of the terminal in characters. */
  export function consoleSize(): { columns: number; rows: number };
}

// The events of a program's life.
declare function addEventListener(
  type: 'load' | 'beforeunload' | 'unload',
  listener: (event: Event) => any,
  options?: boolean | AddEventListenerOptions,
): void;
declare var onload: ((event: Event) => any) | null;
declare var onbeforeunload: ((event: Event) => any) | null;
declare var onunload: ((event: Event) => any) | null;
