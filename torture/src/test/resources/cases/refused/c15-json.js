// C15 JSON that is nested deeper than any stack, read and written
// expect: lives
// gives: ["SyntaxError","none"]
[
  () => JSON.parse("[".repeat(1e6)),
  () => { let deep = []; for (let i = 0; i < 1e6; i++) deep = [deep]; JSON.stringify(deep); },
].map((attempt) => { try { attempt(); return "none"; } catch (error) { return error.name; } })
