worker.onRequest('readFile', async ({ path }) => {
  const content = await Deno.readTextFile(path);
  return { content };
});
