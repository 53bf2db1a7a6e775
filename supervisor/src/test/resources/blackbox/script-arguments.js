console.log(Deno.args);
console.log(new V8Sandbox().threadCount());
