/** `Deno.permissions`: the main isolate is trusted with everything, and says so. */
import { registerInspection } from '../../internal/inspect/platform.js';

const NAMES = ['run', 'read', 'write', 'net', 'env', 'sys', 'ffi', 'import'];
const MADE_HERE = Symbol();

function makeStatusClass() {
  class PermissionStatus extends EventTarget {
    onchange = null;

    constructor(key) {
      super();
      if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    }

    get state() {
      return 'granted';
    }

    get partial() {
      return false;
    }
  }
  registerInspection(PermissionStatus.prototype, ({ state, onchange }) => ({ state, onchange }));
  return PermissionStatus;
}

/** The class, made when it is first asked for: EventTarget may not be there yet when this file is read. */
export const statusClass = { get PermissionStatus() { return (this.made ??= makeStatusClass()); }, made: undefined };

function granted(descriptor) {
  const name = descriptor?.name;
  if (!NAMES.includes(name)) throw new TypeError(`The provided value "${name}" is not a valid permission name`);
  return new statusClass.PermissionStatus(MADE_HERE);
}

export class Permissions {
  constructor(key) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
  }

  async query(descriptor) {
    return granted(descriptor);
  }

  querySync(descriptor) {
    return granted(descriptor);
  }

  async request(descriptor) {
    return granted(descriptor);
  }

  requestSync(descriptor) {
    return granted(descriptor);
  }

  async revoke(descriptor) {
    return granted(descriptor);
  }

  revokeSync(descriptor) {
    return granted(descriptor);
  }
}

export const permissions = new Permissions(MADE_HERE);
