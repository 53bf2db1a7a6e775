// M13 messages that cannot cross: nested too deeply, too large, no data
// expect: lives
// gives: ["DataCloneError","DataCloneError","QuotaExceededError","QuotaExceededError","DataCloneError"]
(() => {
  let deep = { end: new Map() };
  let list = [];
  for (let i = 0; i < 1e5; i++) { deep = { deep }; list = [list]; }
  const large = new Uint8Array(17 << 20);
  return [deep, list, "x".repeat(17 << 20), large, { f() {} }]
    .map((data) => { try { NETWORK.send("data", data); return "none"; } catch (error) { return error.name; } });
})()
