// C16 a source of nothing but parentheses, brackets and templates
// expect: lives
// gives: [true,true,true,true]
["(", "[", "{a:", "`${"].map((open) => {
  try { (0, eval)(`0,${open.repeat(1e6)}`); return false; } catch (error) {
    return ["SyntaxError", "RangeError"].includes(error.name);
  }
})
