/** The machine and this process, as the operating system tells of them. */
import { op } from '../../internal/ops.js';

export const hostname = () => op.denoHostname();
export const osRelease = () => op.denoOsRelease();
export const osUptime = () => op.denoOsUptime();
export const loadavg = () => JSON.parse(op.denoLoadavg());
export const uid = () => op.denoUid();
export const gid = () => op.denoGid();
export const systemMemoryInfo = () => JSON.parse(op.denoSystemMemory());
export const memoryUsage = () => JSON.parse(op.denoMemoryUsage());
export const cpuUsage = () => JSON.parse(op.denoCpuUsage());
export const networkInterfaces = () => JSON.parse(op.denoNetworkInterfaces());
