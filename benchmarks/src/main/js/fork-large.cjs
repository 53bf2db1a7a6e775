// The yardstick of large-messages.js: the same with Node's fork and structured clones. fork-large.cjs <bytes of each> <mebibytes in all>
const { fork } = require('node:child_process');

const bytes = Number(process.argv[2] ?? 1 << 20);
const mebibytes = Number(process.argv[3] ?? 512);
const count = Math.ceil((mebibytes * 2 ** 20) / bytes);

if (process.send) {
  let heard = 0;
  process.on('message', async (message) => {
    if (message === 'heard') process.send(heard);
    else if (message !== 'begin') heard++;
    else {
      const data = new Uint8Array(bytes);
      for (let i = 0; i < count; i++) {
        process.send(data);
        if (i % 8 === 7) await new Promise((resolve) => setTimeout(resolve, 0));
      }
    }
  });
} else {
  const child = fork(__filename, process.argv.slice(2), { serialization: 'advanced' });
  const print = (what, begin) =>
    console.log(`${what} ${Math.round((mebibytes / (performance.now() - begin)) * 1000)} MiB/s`);
  const next = () => new Promise((resolve) => child.once('message', resolve));
  (async () => {
    let heard = 0;
    const all = new Promise((resolve) => {
      child.on('message', function hear() {
        if (++heard === count) {
          child.off('message', hear);
          resolve();
        }
      });
    });
    let begin = performance.now();
    child.send('begin');
    await all;
    print('to the host', begin);
    const data = new Uint8Array(bytes);
    begin = performance.now();
    for (let i = 0; i < count; i++) {
      child.send(data);
      if (i % 4 === 3) {
        child.send('heard');
        await next();
      }
    }
    child.send('heard');
    if ((await next()) !== count) throw new Error('messages were lost');
    print('to a worker', begin);
    child.kill();
  })();
}
