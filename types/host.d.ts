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
/// <reference path="./host/window.d.ts" />
/// <reference path="./deno/errors.d.ts" />
/// <reference path="./deno/fs.d.ts" />
/// <reference path="./deno/open-files.d.ts" />
/// <reference path="./deno/net.d.ts" />
/// <reference path="./deno/tls.d.ts" />
/// <reference path="./deno/dns.d.ts" />
/// <reference path="./deno/http.d.ts" />
/// <reference path="./deno/command.d.ts" />
/// <reference path="./deno/process.d.ts" />
/// <reference path="./deno/system.d.ts" />
/// <reference path="./deno/permissions.d.ts" />
/// <reference path="./deno/inspect.d.ts" />

// The main isolate: V8Sandbox, the Deno namespace and the web APIs. Workers see worker.d.ts instead.
