// What the global scope of the main isolate has besides the web's APIs for workers.

/** Shows a message and waits for Enter; does nothing where standard input is no terminal. */
declare function alert(message?: string): void;

/** Asks a question; true for `y`, false where standard input is no terminal. */
declare function confirm(message?: string): boolean;

/** Asks for a line; null at its end, and where standard input is no terminal. */
declare function prompt(message?: string, defaultValue?: string): string | null;

/** Whether `close()` was called, which ends the program with exit code 0 when the task is over. */
declare const closed: boolean;

/** Texts by name. Together at most 10 Mi UTF-16 units; a `QuotaExceededError` beyond that. */
interface Storage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
  clear(): void;
  [name: string]: any;
}

declare var Storage: { readonly prototype: Storage };

/** Kept for this main script from one run to the next, in the cache folder of this user. */
declare const localStorage: Storage;

/** Lasts as long as the program. */
declare const sessionStorage: Storage;
