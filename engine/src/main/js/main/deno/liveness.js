/** What keeps the program alive: pending operations do, unless they wait on something that was `unref`ed. */
import { op } from '../../internal/ops.js';

/** The ref state of one resource, and how many operations wait on it. */
export class Liveness {
  #on;
  #waiting = 0;

  constructor(on = true) {
    this.#on = on;
  }

  /** Waits for an operation that was just started, in the same turn. */
  async wait(promise) {
    this.#waiting++;
    if (!this.#on) op.denoIdle(1);
    try {
      return await promise;
    } finally {
      this.#waiting--;
      if (!this.#on) op.denoIdle(-1);
    }
  }

  ref() {
    if (!this.#on && this.#waiting > 0) op.denoIdle(-this.#waiting);
    this.#on = true;
  }

  unref() {
    if (this.#on && this.#waiting > 0) op.denoIdle(this.#waiting);
    this.#on = false;
  }
}
