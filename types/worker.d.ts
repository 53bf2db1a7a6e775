/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference lib="webworker.asynciterable" />
/// <reference lib="webworker.iterable" />
/// <reference path="./shared/messages.d.ts" />
/// <reference path="./shared/url-pattern.d.ts" />
/// <reference path="./shared/quota.d.ts" />
/// <reference path="./worker/network.d.ts" />

// A worker isolate: NETWORK and the web APIs, nothing else.
