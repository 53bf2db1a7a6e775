// The isolates of an agent share the pages of one snapshot, and give them back with their end.
const sandbox = new V8Sandbox({ agents: 1 });

/** Where the processes that this one has started have the snapshot mapped. */
async function mappings() {
  let count = 0;
  for await (const task of Deno.readDir(`/proc/${Deno.pid}/task`)) {
    const children = await Deno.readTextFile(`/proc/${Deno.pid}/task/${task.name}/children`).catch(() => '');
    for (const child of children.split(' ').filter(Boolean)) {
      const maps = await Deno.readTextFile(`/proc/${child}/maps`).catch(() => '');
      count += maps.split('\n').filter((line) => line.endsWith('worker.snapshot')).length;
    }
  }
  return count;
}

async function becomes(what, holds) {
  for (let i = 0; i < 200; i++) {
    if (holds(await mappings())) {
      console.log(what);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  console.log(`not ${what}: ${await mappings()}`);
}

// The first isolate starts before there is anything to share, and the agent has a spare one.
const isolates = [];
for (let i = 0; i < 8; i++) {
  isolates.push(await sandbox.createIsolate());
  await isolates[i].execute('new URL("https://a/b c").href');
}
await becomes('shared', (count) => count >= 6);
console.log(await isolates[7].execute('new Function("return 6 * 7")()'));
for (const isolate of isolates) isolate.destroy();
await becomes('given back', (count) => count <= 1);
await sandbox.shutdown();
