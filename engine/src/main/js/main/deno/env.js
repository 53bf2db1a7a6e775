/** `Deno.env`: the environment variables of the script. */
import { op } from '../../internal/ops.js';

function checkedKey(key, mayBeEmpty) {
  const text = String(key);
  if (text === '' && !mayBeEmpty) throw new TypeError('Key is an empty string.');
  if (text === '' || /[=\0]/.test(text)) throw new TypeError(`Key contains invalid characters: ${quoted(text)}`);
  return text;
}

function quoted(text) {
  return `"${text.replaceAll('\0', '\\0')}"`;
}

export const env = {
  get: function getEnv(key) {
    return op.denoEnvGet(checkedKey(key));
  },
  toObject() {
    return Object.setPrototypeOf(JSON.parse(op.denoEnvAll()), null);
  },
  set: function setEnv(key, value) {
    const name = checkedKey(key);
    const text = String(value);
    if (text.includes('\0')) throw new TypeError(`Value contains invalid characters: ${quoted(text)}`);
    op.denoEnvSet(name, text);
  },
  has(key) {
    return op.denoEnvGet(checkedKey(key)) !== undefined;
  },
  delete: function deleteEnv(key) {
    op.denoEnvDelete(checkedKey(key, true));
  },
};
