// C15 recursion that ends where a promise is rejected: V8 tells of that where the stack has just run out
// expect: lives
// gives: ["RangeError","RangeError","RangeError","RangeError"]
(() => {
  const awaiting = async () => { await awaiting(); };
  const returning = async () => returning();
  async function* generating() { yield* generating(); }
  const rejecting = async () => {
    const again = () => {
      try { return again() + 1; } catch (error) { Promise.reject(error).catch(() => {}); throw error; }
    };
    again();
  };
  return Promise.all([awaiting, returning, () => generating().next(), rejecting].map((start) =>
    start().then(() => "none", (error) => error.name)));
})()
