console.log(new V8Sandbox().threadCount());
Deno.exit(3);
