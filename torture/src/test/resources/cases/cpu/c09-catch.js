// C09 a loop that catches whatever ends it
// expect: cpu_limit_exceeded
// neighbour: lives
function spin() {
  try { for (;;) {} } catch { spin(); } finally { spin(); }
}
spin();
