/// <reference path="../../host.d.ts" />
// A project without settings of its own, as most have: TypeScript would add the browser's DOM, which the declarations must keep out.

const isolate: Isolate = await new V8Sandbox().createIsolate();
isolate.send('go', { x: 1 });
const text: string = await Deno.readTextFile(new URL('./a.txt', import.meta.url));
console.log(text, crypto.randomUUID());

// @ts-expect-error there is no document
document.title;
// @ts-expect-error there is no window
window.close();
