import { shout, type Loud } from './lib/shout.ts';
import data from './lib/data.json' with { type: 'json' };

const word: Loud = { text: data.word };
console.log(shout(word));
const lazy = await import('./lib/lazy.js');
console.log(lazy.default, import.meta.main, import.meta.url.endsWith('/modules.ts'), import.meta.filename?.endsWith('modules.ts'));
