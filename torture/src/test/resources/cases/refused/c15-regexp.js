// C15 a regular expression that is nested deeper than any stack
// expect: lives
// gives: ["none"]
[() => new RegExp("(?:".repeat(1e6) + ")".repeat(1e6))].map((attempt) => {
  try { attempt(); return "none"; } catch (error) { return error.name; }
})
