// What the snapshot of a worker isolate is made of.
import './web/all.js';
import './internal/loop.js';
import './worker/scope.js';
import './worker/wasm-memory.js';
import './worker/execute.js';
import './worker/modules.js';
import './worker/network.js';
import './worker/fetch.js';
import './worker/websocket.js';
import './worker/shared-memory.js';
import './worker/stacks.js';
import './worker/temporal.js';
import { installBoot } from './internal/boot.js';

installBoot();
