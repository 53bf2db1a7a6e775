// What the snapshot of the main isolate is made of.
import './web/all.js';
