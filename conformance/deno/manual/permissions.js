// Permissions, as on https://docs.deno.com/examples/permissions/ : a program that was given all of them.
const status = await Deno.permissions.query({ name: 'read', path: '/etc' });
console.log(status.state, status.partial, status instanceof Deno.PermissionStatus);
for (const name of ['read', 'write', 'net', 'env', 'run', 'sys', 'ffi']) {
  console.log(name, Deno.permissions.querySync({ name }).state);
}
console.log((await Deno.permissions.request({ name: 'net', host: 'example.com' })).state);
try {
  await Deno.permissions.query({ name: 'everything' });
} catch (error) {
  console.log(error.name, error.message);
}
