// C15 endless recursion through async functions is an error of the main script too, which goes on
const again = async () => { await again(); };
const heard = await again().then(() => 'none', (error) => error.name);
if (heard !== 'RangeError') throw new Error(`heard: ${heard}`);
// There may be no stack left for the handler either.
addEventListener('unhandledrejection', (event) => event.preventDefault());
let refused = 0;
const deep = () => {
  try { deep(); } catch (error) { if (refused++ < 10_000) Promise.reject(error).catch(() => {}); throw error; }
};
try { deep(); } catch (error) { if (error.name !== 'RangeError') throw error; }
if (refused === 0) throw new Error('no end');
