/** The URL against which an isolate's relative URLs are resolved: null unless it was started with a location. */
import { onBoot } from '../boot.js';
import { parseURL } from './parser.js';
import { originOf } from './serializer.js';

let baseURL = null;
onBoot((config) => { baseURL = typeof config.location === 'string' ? parseURL(config.location) : null; });

export const apiBaseURL = () => baseURL;

/** The origin of the isolate's location, serialized: `null` without one. */
export const currentOrigin = () => (baseURL === null ? 'null' : originOf(baseURL));

/** Gives the isolate its location after its start. */
export function setAPIBaseURL(text) {
  baseURL = parseURL(text);
}
