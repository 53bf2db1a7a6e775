// What promises have come to, as Deno shows it; and a text through console.dir is that text.
const refused = Promise.reject(new TypeError('no').message);
refused.catch(() => {});
console.log(Promise.resolve(1), new Promise(() => {}), refused, [Promise.resolve({ a: [1] })]);
console.dir('text');
