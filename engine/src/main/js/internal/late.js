/** Takes hold of the intrinsics that do not exist while a snapshot is made, as the first step of an isolate's start. */

import { onBoot } from './boot.js';
import { captureLateIntrinsics } from './primordials.js';
import { captureSharedArrayBuffer } from './types.js';

onBoot(() => {
  captureLateIntrinsics();
  captureSharedArrayBuffer(globalThis.SharedArrayBuffer);
});
