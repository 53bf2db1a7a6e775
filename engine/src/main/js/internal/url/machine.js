/** whatwg-url's state machine, for what the fast paths of the parser and the serializer leave. Late. */
import machine from 'whatwg-url/lib/url-state-machine.js';

export const { basicURLParse, serializeHost, setThePassword, setTheUsername } = machine;
