/** Navigator, as far as the Minimum Common Web API asks: userAgent; and language. */

import { configureInterface, illegalConstructor, internalKey } from '../internal/webidl.js';
import { defineGlobal, defineGlobalAttribute } from '../internal/globals.js';
import { onBoot } from '../internal/boot.js';

let userAgent = 'network-runtime';

class Navigator {
  #brand;

  constructor(key = undefined) { illegalConstructor(key); }

  get userAgent() {
    this.#brand;
    return userAgent;
  }

  get language() {
    this.#brand;
    return 'en-US';
  }
}

configureInterface('Navigator', Navigator);
const navigator = new Navigator(internalKey);
defineGlobal('Navigator', Navigator);
defineGlobalAttribute('navigator', () => navigator);

onBoot((config) => { userAgent = config.userAgent ?? userAgent; });

/** The interface and its instance, for hosts that tell more of themselves. */
export { Navigator, navigator };
