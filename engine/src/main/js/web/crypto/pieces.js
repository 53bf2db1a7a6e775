/** Operations on data that are too large to cross to the host at once: they cross in pieces, in order, to a numbered operation. */

import { Promise, PromisePrototypeThen, TypedArrayPrototypeSet, Uint8Array } from '../../internal/primordials.js';
import { copyRange, lengthOf } from './bytes.js';
import { operationError } from './errors.js';
import { host } from './host.js';
import { chain, chainPromise } from './promises.js';

/** A multiple of every cipher's block. */
export const PIECE_BYTES = 1 << 18;

export const isLarge = (data) => lengthOf(data) > PIECE_BYTES;

/** Gives all pieces of the data in order to `take(piece, at)`, which returns a promise. */
export function forEachPiece(data, take) {
  const length = lengthOf(data);
  return new Promise((resolve, reject) => {
    let at = 0;
    const next = () => {
      if (at >= length) {
        resolve();
        return;
      }
      const start = at;
      at += PIECE_BYTES;
      try {
        PromisePrototypeThen(take(copyRange(data, start, at < length ? at : length), start), next, reject);
      } catch (error) {
        reject(error);
      }
    };
    next();
  });
}

/** Feeds the data to the operation whose number `begun` promises, for an end without output before: hashes and signatures. */
function fed(begun, data, end) {
  return chainPromise(begun, (number) =>
    chainPromise(forEachPiece(data, (piece) => host('cryptoPiece', number, piece)), () => end(number)));
}

export const finished = (begun, data) => fed(begun, data, (number) => host('cryptoFinish', number));
export const verified = (begun, data, presented) =>
  fed(begun, data, (number) => host('cryptoFinishVerify', number, presented));

/** The output of a cipher, of which no more than `most` bytes are kept. */
export function ciphered(begun, data, most) {
  const output = new Uint8Array(most);
  let filled = 0;
  const keep = (bytes) => {
    const room = most - filled;
    const kept = lengthOf(bytes) > room ? copyRange(bytes, 0, room) : bytes;
    TypedArrayPrototypeSet(output, kept, filled);
    filled += lengthOf(kept);
  };
  return chainPromise(begun, (number) => {
    const fedAll = forEachPiece(data, (piece) => chain(host('cryptoPiece', number, piece), keep));
    const rest = chainPromise(fedAll, () => host('cryptoFinish', number));
    return chain(rest, (bytes) => {
      keep(bytes);
      return filled === most ? output : copyRange(output, 0, filled);
    });
  });
}

/**
 * Opens what a cipher with a tag sealed. Its cipher is its own inverse: sealing the ciphertext gives the plaintext, and sealing
 * that gives the tag, before which no plaintext is given out.
 */
export function opened(begin, sealed, tagBytes) {
  const length = lengthOf(sealed) - tagBytes;
  const tag = copyRange(sealed, length, length + tagBytes);
  return chainPromise(ciphered(begin(), copyRange(sealed, 0, length), length), (plaintext) =>
    chain(verified(begin(), plaintext, tag), (fits) => {
      if (!fits) throw operationError('The tag does not fit the data');
      return plaintext;
    }));
}
