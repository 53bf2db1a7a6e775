// C09 a generator that goes on in its finally
// expect: cpu_limit_exceeded
// neighbour: lives
function* gen() { try { for (;;) yield 1; } finally { for (;;) yield 2; } }
for (;;) for (const _ of gen()) if (_ === 2) break;
