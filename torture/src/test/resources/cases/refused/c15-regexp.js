// C15 a regular expression that is nested deeper than any stack
// expect: lives
// gives: ["none"]
[() => new RegExp("(?:".repeat(3e5) + ")".repeat(3e5))].map((attempt) => {
  try { attempt(); return "none"; } catch (error) { return error.name; }
})
