// What the snapshot of a worker isolate is made of.
import './web/all.js';
