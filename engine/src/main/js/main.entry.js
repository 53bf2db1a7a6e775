// What the snapshot of the main isolate is made of.
import './web/all.js';
import './main/deno/index.js';
import './internal/loop.js';
import { installBoot } from './internal/boot.js';

installBoot();
