// Files: the part of the Deno namespace that reads and writes them. A path is relative to `Deno.cwd()` or a `file:` URL.
declare namespace Deno {
  export interface ReadFileOptions {
    signal?: AbortSignal;
  }

  export interface WriteFileOptions {
    /** Adds to the end in place of starting over. */
    append?: boolean;
    /** Makes the file where it is missing; true where it is left out. */
    create?: boolean;
    /** Fails if the file exists. */
    createNew?: boolean;
    /** Permissions of a new file, such as `0o644`. */
    mode?: number;
    signal?: AbortSignal;
  }

  export interface DirEntry {
    name: string;
    isFile: boolean;
    isDirectory: boolean;
    isSymlink: boolean;
  }

  /** Reads a whole file of UTF-8. */
  export function readTextFile(path: string | URL, options?: ReadFileOptions): Promise<string>;

  /** Writes a whole file of UTF-8. */
  export function writeTextFile(
    path: string | URL,
    data: string | ReadableStream<string>,
    options?: WriteFileOptions,
  ): Promise<void>;

  /** Lists what is in a folder, in no particular order. */
  export function readDir(path: string | URL): AsyncIterable<DirEntry>;
}
