/**
 * A second platform, its core half, in the test's isolate, for tests of what lies inside: its interfaces take the place of the
 * isolate's own. Its clock is Date.now, and its timers never fire.
 */

import '../../main/js/internal/late.js';
import '../../main/js/web/dom-exception.js';
import '../../main/js/web/event.js';
import '../../main/js/web/event-target.js';
import '../../main/js/web/custom-event.js';
import '../../main/js/web/error-event.js';
import '../../main/js/web/message-event.js';
import '../../main/js/web/global-scope.js';
import '../../main/js/web/abort.js';
import '../../main/js/web/timers.js';
import '../../main/js/web/structured-clone.js';
import '../../main/js/web/message-port.js';
import '../../main/js/web/performance.js';
import '../../main/js/web/console.js';
import { installBoot } from '../../main/js/internal/boot.js';

const operations = { now: () => Date.now(), timerArm: () => undefined };
const names = Object.keys(operations);

installBoot();
globalThis.__boot((i, a) => operations[names[i]](a), names.map((name) => `=${name}\n`).join(''), '{"scope":"worker"}');
delete globalThis.__boot;
