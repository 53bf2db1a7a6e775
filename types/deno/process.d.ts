// The process: arguments, environment, folder and end.
declare namespace Deno {
  /** Environment variables. Changes are seen by this process alone. */
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

  /** The absolute path of the current folder. */
  export function cwd(): string;

  /** Ends the process at once with the code, 0 where it is left out. */
  export function exit(code?: number): never;
}
