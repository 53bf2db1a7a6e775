// M16 a regular expression with more groups than V8 counts, and one that would compile to gigabytes
// expect: lives
// gives: ["SyntaxError","SyntaxError"]
["(".repeat(1e5) + ")".repeat(1e5), "(?:a?){2147483647}".repeat(1000) + "("].map((source) => {
  try { new RegExp(source).test("aaaa"); return "none"; } catch (error) { return error.name; }
})
