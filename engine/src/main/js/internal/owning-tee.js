/**
 * tee() of a stream of the type 'owning': "ReadableStreamDefaultTee" with cloneForBranch2, https://streams.spec.whatwg.org. Late: few
 * isolates have such streams.
 */
import { Promise, PromisePrototypeThen } from './primordials.js';
import {
  controllerClose, controllerEnqueue, controllerError, readerCancel, readerClosed, readerRead, ReadableStream, streamGetReader,
} from '../web/streams.js';
import { clone } from '../web/structured-clone.js';

class Tee {
  #reader;
  #reading = false;
  #readAgain = false;
  #branches = [this.#branch(0), this.#branch(1)];
  #finish;
  #finished = new Promise((resolve) => { this.#finish = resolve; });

  constructor(stream) {
    this.#reader = streamGetReader(stream);
    PromisePrototypeThen(readerClosed(this.#reader), undefined, (error) => this.#fail(error, undefined));
  }

  get streams() { return [this.#branches[0].stream, this.#branches[1].stream]; }

  #branch(index) {
    const branch = { __proto__: null, stream: undefined, controller: undefined, cancelled: false, reason: undefined };
    branch.stream = new ReadableStream({
      __proto__: null,
      start(controller) { branch.controller = controller; },
      pull: () => { this.#pull(); },
      cancel: (reason) => this.#cancel(index, reason),
    });
    return branch;
  }

  #pull() {
    if (this.#reading) {
      this.#readAgain = true;
      return;
    }
    this.#reading = true;
    PromisePrototypeThen(readerRead(this.#reader), ({ value, done }) => {
      this.#readAgain = false;
      if (done) this.#close();
      else this.#hand(value);
      this.#reading = false;
      if (this.#readAgain) this.#pull();
    }, () => { this.#reading = false; });
  }

  #hand(chunk) {
    const first = this.#branches[0];
    const second = this.#branches[1];
    let copy;
    try {
      if (!second.cancelled) copy = clone(chunk);
    } catch (error) {
      this.#fail(error, readerCancel(this.#reader, error));
      return;
    }
    if (!first.cancelled) controllerEnqueue(first.controller, chunk);
    if (!second.cancelled) controllerEnqueue(second.controller, copy);
  }

  #close() {
    for (let i = 0; i < 2; i++) if (!this.#branches[i].cancelled) controllerClose(this.#branches[i].controller);
    this.#finish(undefined);
  }

  #fail(error, outcome) {
    for (let i = 0; i < 2; i++) controllerError(this.#branches[i].controller, error);
    this.#finish(outcome);
  }

  #cancel(index, reason) {
    const branches = this.#branches;
    branches[index].cancelled = true;
    branches[index].reason = reason;
    if (branches[1 - index].cancelled) this.#finish(readerCancel(this.#reader, [branches[0].reason, branches[1].reason]));
    return this.#finished;
  }
}

export const teeOwning = (stream) => new Tee(stream).streams;
