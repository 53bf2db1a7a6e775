/**
 * A second, complete platform in the test's isolate, for tests of what lies inside: its interfaces take the place of the
 * isolate's own. Its clock is Date.now, and its timers never fire.
 */

import '../../main/js/web/all.js';
import { installBoot } from '../../main/js/internal/boot.js';

const operations = { now: () => Date.now(), timerArm: () => undefined };
const names = Object.keys(operations);

installBoot();
globalThis.__boot((i, a) => operations[names[i]](a), names.map((name) => `=${name}\n`).join(''), '{"scope":"worker"}');
delete globalThis.__boot;
