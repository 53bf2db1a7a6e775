/** whatwg-url's state machine, for what the fast paths of the parser and the serializer leave, and the second of these. Late. */
import machine from 'whatwg-url/lib/url-state-machine.js';

export const { basicURLParse, serializeHost, setThePassword, setTheUsername } = machine;
export { parseEscaping } from './escaping.js';
