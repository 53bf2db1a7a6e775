// The yardstick of web.js: the same text in Node.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const tasks = readFileSync(join(__dirname, 'web-tasks.js'), 'utf8');
(0, eval)(tasks)(Number(process.argv[2])).then(console.log);
