/** The URL against which an isolate's relative URLs are resolved: null unless it was started with a location. */
import { onBoot } from '../boot.js';
import { parseURL } from './parser.js';

let baseURL = null;
onBoot((config) => { baseURL = typeof config.location === 'string' ? parseURL(config.location) : null; });

export const apiBaseURL = () => baseURL;

/** Changes the base, for a test harness or a script that has a location of its own. */
export function setAPIBaseURL(text) {
  baseURL = parseURL(text);
}
