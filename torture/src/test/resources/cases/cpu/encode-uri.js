// encodeURIComponent of a long string
// expect: cpu_limit_exceeded
encodeURIComponent("\u00e4".repeat(5e7));
