// Name resolution.
declare namespace Deno {
  export type RecordType = 'A' | 'AAAA' | 'ANAME' | 'CAA' | 'CNAME' | 'MX' | 'NAPTR' | 'NS' | 'PTR' | 'SOA' | 'SRV' | 'TXT';

  export interface ResolveDnsOptions {
    /** Whom to ask; the name servers of resolv.conf(5) where it is left out. */
    nameServer?: { ipAddr: string; port?: number };
    signal?: AbortSignal;
  }

  export interface CaaRecord { critical: boolean; tag: string; value: string; }
  export interface MxRecord { preference: number; exchange: string; }
  export interface NaptrRecord {
    order: number;
    preference: number;
    flags: string;
    services: string;
    regexp: string;
    replacement: string;
  }
  export interface SoaRecord {
    mname: string;
    rname: string;
    serial: number;
    refresh: number;
    retry: number;
    expire: number;
    minimum: number;
  }
  export interface SrvRecord { priority: number; weight: number; port: number; target: string; }

  /** Fails with `NotFound` where there are no such records. */
  export function resolveDns(
    query: string,
    recordType: 'A' | 'AAAA' | 'ANAME' | 'CNAME' | 'NS' | 'PTR',
    options?: ResolveDnsOptions,
  ): Promise<string[]>;
  export function resolveDns(query: string, recordType: 'CAA', options?: ResolveDnsOptions): Promise<CaaRecord[]>;
  export function resolveDns(query: string, recordType: 'MX', options?: ResolveDnsOptions): Promise<MxRecord[]>;
  export function resolveDns(query: string, recordType: 'NAPTR', options?: ResolveDnsOptions): Promise<NaptrRecord[]>;
  export function resolveDns(query: string, recordType: 'SOA', options?: ResolveDnsOptions): Promise<SoaRecord[]>;
  export function resolveDns(query: string, recordType: 'SRV', options?: ResolveDnsOptions): Promise<SrvRecord[]>;
  export function resolveDns(query: string, recordType: 'TXT', options?: ResolveDnsOptions): Promise<string[][]>;
}
