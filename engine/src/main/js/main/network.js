/** The main isolate's own way to the network: the host's HTTP client and its WebSockets. */
import { httpTransport } from '../web/fetch/http-transport.js';
import { setTransport } from '../web/fetch/transport.js';
import { hostSocketTransport } from '../web/websocket/host-transport.js';
import { setSocketTransport } from '../web/websocket/transport.js';

setTransport(httpTransport);
setSocketTransport(hostSocketTransport);
