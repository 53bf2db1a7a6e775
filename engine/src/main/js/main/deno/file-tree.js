/** The tree of names: mkdir, remove, rename, copyFile, links, temporary files. */
import { op } from '../../internal/ops.js';
import { call, optionalU32, pathText } from './calls.js';

export async function mkdir(path, options = {}) {
  await call('denoMkdir', pathText(path), Boolean(options.recursive), optionalU32(options.mode));
}

export function mkdirSync(path, options = {}) {
  op.denoMkdirSync(pathText(path), Boolean(options.recursive), optionalU32(options.mode));
}

export async function remove(path, options = {}) {
  await call('denoRemove', pathText(path), Boolean(options.recursive));
}

export function removeSync(path, options = {}) {
  op.denoRemoveSync(pathText(path), Boolean(options.recursive));
}

export async function rename(from, to) {
  await call('denoRename', pathText(from), pathText(to));
}

export function renameSync(from, to) {
  op.denoRenameSync(pathText(from), pathText(to));
}

export async function copyFile(from, to) {
  await call('denoCopyFile', pathText(from), pathText(to));
}

export function copyFileSync(from, to) {
  op.denoCopyFileSync(pathText(from), pathText(to));
}

export async function link(existing, created) {
  await call('denoLink', pathText(existing), pathText(created));
}

export function linkSync(existing, created) {
  op.denoLinkSync(pathText(existing), pathText(created));
}

export async function symlink(target, created) {
  await call('denoSymlink', pathText(target), pathText(created));
}

export function symlinkSync(target, created) {
  op.denoSymlinkSync(pathText(target), pathText(created));
}

export async function readLink(path) {
  return call('denoReadLink', pathText(path));
}

export function readLinkSync(path) {
  return op.denoReadLinkSync(pathText(path));
}

export async function realPath(path) {
  return call('denoRealPath', pathText(path));
}

export function realPathSync(path) {
  return op.denoRealPathSync(pathText(path));
}

export async function makeTempDir(options = {}) {
  return call('denoMakeTempDir', options.dir, options.prefix, options.suffix);
}

export function makeTempDirSync(options = {}) {
  return op.denoMakeTempDirSync(options.dir, options.prefix, options.suffix);
}

export async function makeTempFile(options = {}) {
  return call('denoMakeTempFile', options.dir, options.prefix, options.suffix);
}

export function makeTempFileSync(options = {}) {
  return op.denoMakeTempFileSync(options.dir, options.prefix, options.suffix);
}
