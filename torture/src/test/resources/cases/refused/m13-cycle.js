// M13 a cycle crosses, and comes back as one
// expect: lives
// gives: [true,true]
(() => {
  const cycle = { list: [] };
  cycle.list.push(cycle, new Map([[cycle, cycle]]));
  NETWORK.send("cycle", cycle);
  const copy = structuredClone(cycle);
  return [copy.list[0] === copy, copy.list[1].get(copy) === copy];
})()
