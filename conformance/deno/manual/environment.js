// Environment variables and what the program knows of itself, as on https://docs.deno.com/examples/environment_variables/
Deno.env.set('MY_PASSWORD', '123456');
console.log(Deno.env.get('MY_PASSWORD'), Deno.env.has('MY_PASSWORD'), Deno.env.toObject().MY_PASSWORD);
Deno.env.delete('MY_PASSWORD');
console.log(Deno.env.get('MY_PASSWORD'), Deno.env.has('MY_PASSWORD'));

console.log(Deno.args, Deno.build.os, Deno.build.arch === 'x86_64' || Deno.build.arch === 'aarch64');
console.log(Deno.mainModule === import.meta.url, import.meta.main, import.meta.filename.endsWith('environment.js'));
console.log(Deno.pid > 0, Deno.ppid > 0, Deno.hostname().length > 0, typeof Deno.osRelease(), Deno.osUptime() > 0);
console.log(Deno.loadavg().length, Deno.systemMemoryInfo().total > 0, Deno.memoryUsage().rss > 0);
console.log(Deno.uid() >= 0, Deno.gid() >= 0, Deno.execPath().startsWith('/'), Object.keys(Deno.version).sort());
console.log(Deno.networkInterfaces().some(({ address }) => address === '127.0.0.1'));
globalThis.addEventListener('unload', () => console.log('goodbye,', Deno.exitCode));
Deno.exitCode = 0;
