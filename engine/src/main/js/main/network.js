/** The main isolate's network: HTTP and WebSockets of the host. */
import { onBoot } from '../internal/boot.js';
import { httpTransport } from '../web/fetch/http-transport.js';
import { setTransport } from '../web/fetch/transport.js';
import { hostSocketTransport } from '../web/websocket/host-transport.js';
import { setSocketTransport } from '../web/websocket/transport.js';

onBoot(() => {
  setTransport(httpTransport);
  setSocketTransport(hostSocketTransport);
});
