// Files by name: whole contents, the tree of names, attributes, changes. A path is relative to `Deno.cwd()` or a `file:` URL.
declare namespace Deno {
  export interface ReadFileOptions {
    /** Ends the reading early. */
    signal?: AbortSignal;
  }

  export interface WriteFileOptions {
    /** Adds to the end in place of starting over. */
    append?: boolean;
    /** Makes the file where it is missing; true where it is left out. */
    create?: boolean;
    /** Fails if the file exists. */
    createNew?: boolean;
    /** Permissions of the file, such as `0o644`. */
    mode?: number;
    /** Ends the writing early; what was written stays. */
    signal?: AbortSignal;
  }

  export interface MkdirOptions {
    /** Makes the folders above too, and bears one that is there. */
    recursive?: boolean;
    /** Permissions, less the umask; 0o777 where they are left out. */
    mode?: number;
  }

  export interface MakeTempOptions {
    /** The folder to make it in; that of TMPDIR, or /tmp, where it is left out. */
    dir?: string;
    prefix?: string;
    suffix?: string;
  }

  export interface RemoveOptions {
    /** Removes what is in a folder too. */
    recursive?: boolean;
  }

  export interface SymlinkOptions {
    /** Of no meaning outside of Windows. */
    type: 'file' | 'dir' | 'junction';
  }

  export interface DirEntry {
    name: string;
    isFile: boolean;
    isDirectory: boolean;
    isSymlink: boolean;
  }

  /** What stat(2) tells of a file. */
  export interface FileInfo {
    isFile: boolean;
    isDirectory: boolean;
    isSymlink: boolean;
    /** Bytes. */
    size: number;
    mtime: Date | null;
    atime: Date | null;
    birthtime: Date | null;
    ctime: Date | null;
    dev: number;
    ino: number | null;
    mode: number | null;
    nlink: number | null;
    uid: number | null;
    gid: number | null;
    rdev: number | null;
    blksize: number | null;
    blocks: number | null;
    isBlockDevice: boolean | null;
    isCharDevice: boolean | null;
    isFifo: boolean | null;
    isSocket: boolean | null;
  }

  /** Reads a whole file of UTF-8; what is no UTF-8 becomes U+FFFD. */
  export function readTextFile(path: string | URL, options?: ReadFileOptions): Promise<string>;
  export function readTextFileSync(path: string | URL): string;
  export function readFile(path: string | URL, options?: ReadFileOptions): Promise<Uint8Array<ArrayBuffer>>;
  export function readFileSync(path: string | URL): Uint8Array<ArrayBuffer>;

  /** Writes a whole file of UTF-8. */
  export function writeTextFile(
    path: string | URL,
    data: string | ReadableStream<string>,
    options?: WriteFileOptions,
  ): Promise<void>;
  export function writeTextFileSync(path: string | URL, data: string, options?: WriteFileOptions): void;
  export function writeFile(
    path: string | URL,
    data: Uint8Array | ReadableStream<Uint8Array>,
    options?: WriteFileOptions,
  ): Promise<void>;
  export function writeFileSync(path: string | URL, data: Uint8Array, options?: WriteFileOptions): void;

  /** Lists what is in a folder, in no particular order. */
  export function readDir(path: string | URL): AsyncIterable<DirEntry>;
  export function readDirSync(path: string | URL): IteratorObject<DirEntry>;
  export function mkdir(path: string | URL, options?: MkdirOptions): Promise<void>;
  export function mkdirSync(path: string | URL, options?: MkdirOptions): void;
  /** Makes an empty folder with a name that nobody else has; gives its path. */
  export function makeTempDir(options?: MakeTempOptions): Promise<string>;
  export function makeTempDirSync(options?: MakeTempOptions): string;
  /** Makes an empty file with a name that nobody else has; gives its path. */
  export function makeTempFile(options?: MakeTempOptions): Promise<string>;
  export function makeTempFileSync(options?: MakeTempOptions): string;
  export function remove(path: string | URL, options?: RemoveOptions): Promise<void>;
  export function removeSync(path: string | URL, options?: RemoveOptions): void;
  /** Moves a file or folder within its file system; a file that has the new name is replaced. */
  export function rename(oldpath: string | URL, newpath: string | URL): Promise<void>;
  export function renameSync(oldpath: string | URL, newpath: string | URL): void;
  /** Copies content and permissions of a file. */
  export function copyFile(fromPath: string | URL, toPath: string | URL): Promise<void>;
  export function copyFileSync(fromPath: string | URL, toPath: string | URL): void;
  export function link(oldpath: string, newpath: string): Promise<void>;
  export function linkSync(oldpath: string, newpath: string): void;
  export function symlink(oldpath: string | URL, newpath: string | URL, options?: SymlinkOptions): Promise<void>;
  export function symlinkSync(oldpath: string | URL, newpath: string | URL, options?: SymlinkOptions): void;
  export function readLink(path: string | URL): Promise<string>;
  export function readLinkSync(path: string | URL): string;
  /** The absolute path without symbolic links. */
  export function realPath(path: string | URL): Promise<string>;
  export function realPathSync(path: string | URL): string;

  /** Follows symbolic links; `lstat` tells of the link itself. */
  export function stat(path: string | URL): Promise<FileInfo>;
  export function statSync(path: string | URL): FileInfo;
  export function lstat(path: string | URL): Promise<FileInfo>;
  export function lstatSync(path: string | URL): FileInfo;
  /** Cuts or lengthens a file to so many bytes, 0 where the number is left out. */
  export function truncate(name: string, len?: number): Promise<void>;
  export function truncateSync(name: string, len?: number): void;
  export function chmod(path: string | URL, mode: number): Promise<void>;
  export function chmodSync(path: string | URL, mode: number): void;
  export function chown(path: string | URL, uid: number | null, gid: number | null): Promise<void>;
  export function chownSync(path: string | URL, uid: number | null, gid: number | null): void;
  /** Times as dates, or as seconds since 1970. */
  export function utime(path: string | URL, atime: number | Date, mtime: number | Date): Promise<void>;
  export function utimeSync(path: string | URL, atime: number | Date, mtime: number | Date): void;
  /** Gives the mask of permissions before, and sets a new one if it is given. */
  export function umask(mask?: number): number;

  export type FsEventFlag = 'rescan';

  /** A change under a path that is watched. */
  export interface FsEvent {
    kind: 'any' | 'access' | 'create' | 'modify' | 'rename' | 'remove' | 'other';
    paths: string[];
    flag?: FsEventFlag | null;
  }

  /** A watch; as an iterator it goes on until it is closed. */
  export interface FsWatcher extends AsyncIterable<FsEvent>, Disposable {
    close(): void;
    ref(): void;
    unref(): void;
    next(): Promise<IteratorResult<FsEvent>>;
    return?(value?: any): Promise<IteratorResult<FsEvent>>;
    [Symbol.asyncIterator](): AsyncIterableIterator<FsEvent>;
  }

  export interface WatchFsOptions {
    /** Whether what is below the folders is watched too; true where it is left out. */
    recursive?: boolean;
    /** Files and folders of which, and of what is below them, nothing is told. */
    ignore?: string | string[];
  }

  /** Watches files and folders, those below too unless told otherwise. */
  export function watchFs(paths: string | string[], options?: WatchFsOptions): FsWatcher;
}
