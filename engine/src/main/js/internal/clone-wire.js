import { DOMException } from '../web/dom-exception.js';
export function serialize() { throw new DOMException('value could not be cloned', 'DataCloneError'); }
export function deserialize() { throw new DOMException('value could not be cloned', 'DataCloneError'); }
