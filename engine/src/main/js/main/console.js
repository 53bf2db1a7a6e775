/** The main script's console: standard output, and standard error for warnings and errors. */
import { offerEntry } from '../internal/boot.js';
import { setPromiseDetails } from '../internal/inspect/inspect.js';
import { op } from '../internal/ops.js';
import { setConsoleSink } from '../web/console.js';

setConsoleSink((level, text) => op.consoleLine(level === 'warn' || level === 'error', text));

offerEntry('inspectPromises', (_, details) => setPromiseDetails(details));
