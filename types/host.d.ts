/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference lib="webworker.asynciterable" />
/// <reference lib="webworker.iterable" />
/// <reference path="./shared/messages.d.ts" />
/// <reference path="./shared/url-pattern.d.ts" />
/// <reference path="./host/sandbox.d.ts" />
/// <reference path="./host/isolate.d.ts" />
/// <reference path="./host/system-events.d.ts" />
/// <reference path="./host/fetch-proxy.d.ts" />
/// <reference path="./host/import-meta.d.ts" />
/// <reference path="./deno/fs.d.ts" />
/// <reference path="./deno/process.d.ts" />

// The main isolate: V8Sandbox, the Deno namespace and the web APIs. Workers see worker.d.ts instead.
