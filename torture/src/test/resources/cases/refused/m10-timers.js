// M10 timers that are never cleared
// expect: lives
// gives: ["QuotaExceededError",10000]
(() => {
  let made = 0;
  try {
    for (; made < 1e6; made++) setTimeout(() => made, 1e6);
    return "none";
  } catch (error) {
    return [error.name, made];
  }
})()
