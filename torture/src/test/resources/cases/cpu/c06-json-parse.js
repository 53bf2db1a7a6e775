// C06 a JSON text that is parsed in one go
// expect: cpu_limit_exceeded
const text = "[" + "{\"a\":1},".repeat(4e6) + "0]";
for (;;) JSON.parse(text);
