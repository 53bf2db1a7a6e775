// Subprocesses, as on https://docs.deno.com/api/deno/~/Deno.Command and https://docs.deno.com/examples/subprocesses_output/
const hello = new Deno.Command('echo', { args: ['hello', 'world'] });
const { code, success, stdout, stderr } = await hello.output();
console.log(code, success, new TextDecoder().decode(stdout), stderr.byteLength);

const child = new Deno.Command('cat', { stdin: 'piped', stdout: 'piped' }).spawn();
ReadableStream.from(['one\n', 'two\n']).pipeThrough(new TextEncoderStream()).pipeTo(child.stdin);
console.log(await new Response(child.stdout).text());
console.log(await child.status);

const failing = new Deno.Command('sh', { args: ['-c', 'echo oh no >&2; exit 3'] }).outputSync();
console.log(failing.code, failing.success, new TextDecoder().decode(failing.stderr));

const sleeper = new Deno.Command('sleep', { args: ['100'] }).spawn();
setTimeout(() => sleeper.kill('SIGTERM'), 20);
const status = await sleeper.status;
console.log(status.success, status.signal);

const env = await new Deno.Command('sh', { args: ['-c', 'echo $GREETING from $(basename "$PWD")'], env: { GREETING: 'hi' }, cwd: '/usr' }).output();
console.log(new TextDecoder().decode(env.stdout));

try {
  await new Deno.Command('there-is-no-such-program').output();
} catch (error) {
  console.log(error.name, error.message);
}
