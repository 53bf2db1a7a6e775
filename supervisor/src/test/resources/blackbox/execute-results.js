const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
worker.onSystem('error', ({ name, message, source }) => console.log('  system error:', source, name, message));
const show = async (code, options) => {
  const shown = code.replaceAll('\n', ' ');
  try {
    console.log(shown, '=>', await worker.execute(code, options));
  } catch (error) {
    console.log(shown, '=> throws', error instanceof Error, `${error.name}: ${error.message}`);
  }
};
await show('6 * 7');
await show('var kept = 1; let alsoKept = 2; kept + alsoKept');
await show('kept + alsoKept');
await show('undefined');
await show('Promise.resolve("later")');
await show('({ a: [1, { b: null }], d: new Date(0), m: new Map([[1, 2]]) })');
await show('Promise.reject(new RangeError("no"))');
await show('const = 1');
await show('throw { not: "an error" }');
await show('() => {}');
await show('const answer = await Promise.resolve(42);\nawait null;');
await show('await Promise.resolve({ direct: true });');
await show('await (async () => "called")()');
await show('const both = await [1, 2]; both');
await show('async function within() { return await ([3]); } within()');
await show('const x = ; await 1');
try {
  await worker.execute('\n\n  null.x', { filename: 'tenant/app.js' });
} catch (error) {
  console.log(error.stack.split('\n')[1].trim());
}
worker.execute('throw new Error("ignored by the caller")');
await show('"alive"');
for (const wrong of [() => worker.execute(1), () => worker.execute('1', { filename: 2 })]) {
  try {
    wrong();
  } catch (error) {
    console.log(`${error.name}: ${error.message}`);
  }
}
worker.destroy();
