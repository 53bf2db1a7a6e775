// The machine and this program on it.
declare namespace Deno {
  export const build: {
    target: string;
    arch: 'x86_64' | 'aarch64';
    os: 'darwin' | 'linux' | 'android' | 'windows' | 'freebsd' | 'netbsd' | 'aix' | 'solaris' | 'illumos';
    vendor: string;
    env?: string;
    standalone: boolean;
  };

  export const version: {
    /** The version of Deno whose behaviour this program follows. */
    deno: string;
    v8: string;
    typescript: string;
  };

  export interface MemoryUsage {
    /** Bytes of this process in memory. */
    rss: number;
    heapTotal: number;
    heapUsed: number;
    external: number;
  }

  /** Bytes. */
  export interface SystemMemoryInfo {
    total: number;
    free: number;
    available: number;
    buffers: number;
    cached: number;
    swapTotal: number;
    swapFree: number;
  }

  export interface NetworkInterfaceInfo {
    name: string;
    family: 'IPv4' | 'IPv6';
    address: string;
    netmask: string;
    scopeid: number | null;
    cidr: string;
    mac: string;
  }

  export function hostname(): string;
  export function osRelease(): string;
  /** Seconds since the machine started. */
  export function osUptime(): number;
  /** Of the last 1, 5 and 15 minutes. */
  export function loadavg(): number[];
  export function systemMemoryInfo(): SystemMemoryInfo;
  export function memoryUsage(): MemoryUsage;
  /** Microseconds of CPU time of this process, in steps of 10 ms. */
  export function cpuUsage(): { user: number; system: number };
  export function networkInterfaces(): NetworkInterfaceInfo[];
  export function uid(): number | null;
  export function gid(): number | null;
}
