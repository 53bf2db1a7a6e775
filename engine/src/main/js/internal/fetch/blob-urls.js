/** The isolate's blob URL store, https://w3c.github.io/FileAPI/#url. */
import { MathFloor, MathRandom, SafeMap } from '../primordials.js';

const HEX = '0123456789abcdef';
const store = new SafeMap();

function uuid() {
  let text = '';
  for (let i = 0; i < 36; i++) {
    if (i === 8 || i === 13 || i === 18 || i === 23) text += '-';
    else if (i === 14) text += '4';
    else text += HEX[i === 19 ? 8 + MathFloor(MathRandom() * 4) : MathFloor(MathRandom() * 16)];
  }
  return text;
}

/** Keeps a blob until its URL is revoked; gives the URL. */
export function addBlobURL(blob, origin) {
  const url = `blob:${origin}/${uuid()}`;
  store.set(url, blob);
  return url;
}

export function removeBlobURL(url) {
  store.delete(url);
}

/** The blob of a serialized URL without its fragment, or undefined. */
export const blobOfURL = (url) => store.get(url);
