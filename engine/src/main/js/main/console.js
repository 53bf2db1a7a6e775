/** The main script's console: standard output, and standard error for warnings and errors. */
import { op } from '../internal/ops.js';
import { setConsoleSink } from '../web/console.js';

setConsoleSink((level, text) => op.consoleLine(level === 'warn' || level === 'error', text));
