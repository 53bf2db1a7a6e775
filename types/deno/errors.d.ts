// Failures: one class for each kind, by what the operating system says. `code` is the name of errno(3), where there is one.
declare namespace Deno {
  export namespace errors {
    /** There is no such file, process, host or record. */
    export class NotFound extends Error { code?: string; }
    /** The operating system denies it to this user. */
    export class PermissionDenied extends Error { code?: string; }
    /** Nobody listens there. */
    export class ConnectionRefused extends Error { code?: string; }
    /** The other side broke the connection off. */
    export class ConnectionReset extends Error { code?: string; }
    /** The connection ended before it was made. */
    export class ConnectionAborted extends Error { code?: string; }
    /** The socket has no other side. */
    export class NotConnected extends Error { code?: string; }
    /** Somebody else listens at this address. */
    export class AddrInUse extends Error { code?: string; }
    /** This machine has no such address. */
    export class AddrNotAvailable extends Error { code?: string; }
    /** Nobody reads any more what is written. */
    export class BrokenPipe extends Error { code?: string; }
    /** There is such a file already. */
    export class AlreadyExists extends Error { code?: string; }
    /** Data that is not what it has to be, such as a certificate. */
    export class InvalidData extends Error { code?: string; }
    /** It took too long. */
    export class TimedOut extends Error { code?: string; }
    /** It was under way when its resource was closed, or a signal came. */
    export class Interrupted extends Error { code?: string; }
    /** Nothing could be written. */
    export class WriteZero extends Error { code?: string; }
    /** It would have to wait. */
    export class WouldBlock extends Error { code?: string; }
    /** The end came too early. */
    export class UnexpectedEof extends Error { code?: string; }
    /** The file or socket is closed. */
    export class BadResource extends Error { code?: string; }
    /** A web server or client failed. */
    export class Http extends Error { code?: string; }
    /** The resource is in use. */
    export class Busy extends Error { code?: string; }
    /** This cannot be done here. */
    export class NotSupported extends Error { code?: string; }
    /** Too many symbolic links. */
    export class FilesystemLoop extends Error { code?: string; }
    /** It is a folder. */
    export class IsADirectory extends Error { code?: string; }
    /** No way leads to that network. */
    export class NetworkUnreachable extends Error { code?: string; }
    /** It is no folder. */
    export class NotADirectory extends Error { code?: string; }
    /** Never thrown here: the main script has all permissions. */
    export class NotCapable extends Error { code?: string; }
  }
}
