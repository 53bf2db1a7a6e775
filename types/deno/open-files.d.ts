// Open files.
declare namespace Deno {
  /** At least one has to be true. */
  export interface OpenOptions {
    read?: boolean;
    write?: boolean;
    append?: boolean;
    truncate?: boolean;
    create?: boolean;
    createNew?: boolean;
    /** Permissions of a new file, less the umask; 0o666 where they are left out. */
    mode?: number;
  }

  export interface SetRawOptions {
    /** Leaves Ctrl-C and Ctrl-Z their meaning. */
    cbreak: boolean;
  }

  /** Where `seek` counts from. */
  export enum SeekMode {
    Start = 0,
    Current = 1,
    End = 2,
  }

  /** An open file; `using` closes it. What is asked of it at once is done in the order of the calls. */
  export class FsFile implements Disposable {
    private constructor();
    /** The rest of the file as a byte stream, whose end closes the file. */
    readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
    /** Takes chunks to write; its end closes the file. */
    readonly writable: WritableStream<Uint8Array<ArrayBufferLike>>;
    /** Reads into the buffer; gives how many bytes, or null at the end. */
    read(p: Uint8Array): Promise<number | null>;
    readSync(p: Uint8Array): number | null;
    /** Writes from the buffer; gives how many bytes, which may be fewer than there are. */
    write(p: Uint8Array): Promise<number>;
    writeSync(p: Uint8Array): number;
    /** Moves the position; gives the new one. */
    seek(offset: number | bigint, whence: SeekMode): Promise<number>;
    seekSync(offset: number | bigint, whence: SeekMode): number;
    truncate(len?: number): Promise<void>;
    truncateSync(len?: number): void;
    stat(): Promise<FileInfo>;
    statSync(): FileInfo;
    /** Has the device take content and attributes; `syncData` is content alone. */
    sync(): Promise<void>;
    syncSync(): void;
    syncData(): Promise<void>;
    syncDataSync(): void;
    utime(atime: number | Date, mtime: number | Date): Promise<void>;
    utimeSync(atime: number | Date, mtime: number | Date): void;
    /** Waits for an advisory lock on the whole file, shared unless told otherwise. */
    lock(exclusive?: boolean): Promise<void>;
    lockSync(exclusive?: boolean): void;
    /** Takes the lock if it is free; tells whether it did. */
    tryLock(exclusive?: boolean): Promise<boolean>;
    tryLockSync(exclusive?: boolean): boolean;
    unlock(): Promise<void>;
    unlockSync(): void;
    isTerminal(): boolean;
    setRaw(mode: boolean, options?: SetRawOptions): void;
    close(): void;
    [Symbol.dispose](): void;
  }

  /** Opens a file, for reading where no options are given. */
  export function open(path: string | URL, options?: OpenOptions): Promise<FsFile>;
  export function openSync(path: string | URL, options?: OpenOptions): FsFile;
  /** Makes a file or empties it, and opens it for reading and writing. */
  export function create(path: string | URL): Promise<FsFile>;
  export function createSync(path: string | URL): FsFile;
}
