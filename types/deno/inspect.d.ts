// Values as text, as the console prints them.
declare namespace Deno {
  export interface InspectOptions {
    colors?: boolean;
    compact?: boolean;
    /** How many levels are shown; 4 where it is left out. */
    depth?: number;
    /** Columns; 80 where it is left out. */
    breakLength?: number;
    escapeSequences?: boolean;
    /** How many entries are shown; 100 where it is left out. */
    iterableLimit?: number;
    showProxy?: boolean;
    sorted?: boolean;
    trailingComma?: boolean;
    getters?: boolean;
    showHidden?: boolean;
    /** Characters; 10000 where it is left out. */
    strAbbreviateSize?: number;
  }

  /** Has a way of its own if `value[Symbol.for('Deno.customInspect')]` is a function. */
  export function inspect(value: unknown, options?: InspectOptions): string;
}
