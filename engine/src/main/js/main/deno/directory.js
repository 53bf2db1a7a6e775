/** Folders as lists, and the working directory. */
import { op } from '../../internal/ops.js';
import { call, pathText } from './calls.js';

/** The entries that Java lists as a letter, a name and a slash each. */
function* entries(text) {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('/', start);
    const kind = text[start];
    yield {
      name: text.slice(start + 1, end), isFile: kind === 'f', isDirectory: kind === 'd', isSymlink: kind === 'l',
    };
    start = end + 1;
  }
}

export function readDir(path) {
  const name = pathText(path);
  return {
    async *[Symbol.asyncIterator]() {
      yield* entries(await call('denoReadDir', name));
    },
  };
}

export function readDirSync(path) {
  return entries(op.denoReadDirSync(pathText(path)));
}

export function cwd() {
  return op.denoCwd();
}

export function chdir(path) {
  op.denoChdir(pathText(path));
}
