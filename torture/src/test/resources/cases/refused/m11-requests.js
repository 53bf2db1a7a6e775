// M11 requests that nobody has answered yet
// expect: lives
// gives: ["QuotaExceededError",10000]
Promise.allSettled(Array.from({ length: 12_000 }, (_, i) => NETWORK.request("nothing", i))).then((all) => {
  const refused = all.filter(({ reason }) => reason.name === "QuotaExceededError");
  return [refused[0]?.reason.name, all.length - refused.length];
})
