// E04, H02: getters and setters on Object.prototype for names that internals and engines look up.
new Promise((resolve) => {
  for (const key of ['toJSON', 'get', 'set', 'value', 'writable', 'enumerable', 'configurable', 'done', 'next', 'return', 'resolve', 'reject',
    'timer', 'signal', 'onAbort', 'handler', 'once', 'name', 'message', 'stack', 'cause', 'timeoutMs', 'level', 'text', 'bytes', 'buffer', 'id', 'kind',
    'target', 'type', 'body', 'headers', 'url', 'method', 'status', 'statusText', 'transfer', 'capture', 'passive', 'raw', 'groups', 'indices',
    'index', 'input', 'length', '0', '1', '2', 'code', 'scheme', 'path', 'host', 'bodyStream', 'algorithm', 'extractable', 'usages', 'hash']) spy.inherited(key);
  spy.exercise(spy.own((result) => resolve(spy.report(result))));
});
