// A live isolate keeps the program alive; --max-time ends it.
const worker = await new V8Sandbox().createIsolate();
console.log('kept alive by', String(worker));
