// C03 await without end
// expect: cpu_limit_exceeded
// neighbour: lives
(async () => { for (;;) await null; })();
