// Permissions: the main script has them all, and every question is answered so.
declare namespace Deno {
  export type PermissionName = 'run' | 'read' | 'write' | 'net' | 'env' | 'sys' | 'ffi' | 'import';
  export type PermissionState = 'granted' | 'denied' | 'prompt';

  export interface RunPermissionDescriptor { name: 'run'; command?: string | URL; }
  export interface ReadPermissionDescriptor { name: 'read'; path?: string | URL; }
  export interface WritePermissionDescriptor { name: 'write'; path?: string | URL; }
  export interface NetPermissionDescriptor { name: 'net'; host?: string; }
  export interface ImportPermissionDescriptor { name: 'import'; host?: string; }
  export interface EnvPermissionDescriptor { name: 'env'; variable?: string; }
  export interface SysPermissionDescriptor { name: 'sys'; kind?: string; }
  export interface FfiPermissionDescriptor { name: 'ffi'; path?: string | URL; }
  export type PermissionDescriptor =
    | RunPermissionDescriptor | ReadPermissionDescriptor | WritePermissionDescriptor | NetPermissionDescriptor
    | ImportPermissionDescriptor | EnvPermissionDescriptor | SysPermissionDescriptor | FfiPermissionDescriptor;

  export interface PermissionStatus extends EventTarget {
    onchange: ((this: PermissionStatus, event: Event) => any) | null;
    readonly state: PermissionState;
    readonly partial: boolean;
  }
  export const PermissionStatus: { prototype: PermissionStatus; new(): never };

  export class Permissions {
    private constructor();
    query(descriptor: PermissionDescriptor): Promise<PermissionStatus>;
    querySync(descriptor: PermissionDescriptor): PermissionStatus;
    request(descriptor: PermissionDescriptor): Promise<PermissionStatus>;
    requestSync(descriptor: PermissionDescriptor): PermissionStatus;
    revoke(descriptor: PermissionDescriptor): Promise<PermissionStatus>;
    revokeSync(descriptor: PermissionDescriptor): PermissionStatus;
  }

  export const permissions: Permissions;
}
