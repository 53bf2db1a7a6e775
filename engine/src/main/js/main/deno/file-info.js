/** What is known of a file besides its content. */
import { op } from '../../internal/ops.js';
import { call, optionalU32, pathText, requiredU32 } from './calls.js';

const TIMES = ['mtime', 'atime', 'birthtime', 'ctime'];
const MILLIS_PER_SECOND = 1000;

/** The JSON text of Java as a `Deno.FileInfo`. */
export function fileInfo(text) {
  const { isFile, isDirectory, isSymlink, isBlockDevice, isCharDevice, isFifo, isSocket, ...numbers } = JSON.parse(text);
  for (const name of TIMES) numbers[name] = numbers[name] === null ? null : new Date(numbers[name]);
  return { isFile, isDirectory, isSymlink, ...numbers, isBlockDevice, isCharDevice, isFifo, isSocket };
}

/** Milliseconds since 1970 of a Date or of a number of seconds. */
export function millis(time) {
  const value = time instanceof Date ? time.valueOf() : Number(time) * MILLIS_PER_SECOND;
  return Number.isFinite(value) ? value : 0;
}

function lengthOf(length) {
  return Math.max(0, Math.trunc(Number(length ?? 0)));
}

export async function stat(path) {
  return fileInfo(await call('denoStat', pathText(path)));
}

export function statSync(path) {
  return fileInfo(op.denoStatSync(pathText(path)));
}

export async function lstat(path) {
  return fileInfo(await call('denoLstat', pathText(path)));
}

export function lstatSync(path) {
  return fileInfo(op.denoLstatSync(pathText(path)));
}

export async function chmod(path, mode) {
  await call('denoChmod', pathText(path), requiredU32(mode));
}

export function chmodSync(path, mode) {
  op.denoChmodSync(pathText(path), requiredU32(mode));
}

export async function chown(path, uid, gid) {
  await call('denoChown', pathText(path), uid, gid);
}

export function chownSync(path, uid, gid) {
  op.denoChownSync(pathText(path), uid, gid);
}

export async function utime(path, atime, mtime) {
  await call('denoUtime', pathText(path), millis(atime), millis(mtime));
}

export function utimeSync(path, atime, mtime) {
  op.denoUtimeSync(pathText(path), millis(atime), millis(mtime));
}

export async function truncate(path, length) {
  await call('denoTruncate', pathText(path), lengthOf(length));
}

export function truncateSync(path, length) {
  op.denoTruncateSync(pathText(path), lengthOf(length));
}

export function umask(mask) {
  return op.denoUmask(optionalU32(mask));
}
