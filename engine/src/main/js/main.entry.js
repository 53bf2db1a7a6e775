// What the snapshot of the main isolate is made of.
import './web/all.js';
import './internal/loop.js';
import './main/deno/index.js';
import './main/deno/fetch-file.js';
import './main/console.js';
import './main/window.js';
import './main/storage.js';
import './main/network.js';
import './main/uncaught.js';
import './main/sandbox.js';
import { installBoot } from './internal/boot.js';

installBoot();
