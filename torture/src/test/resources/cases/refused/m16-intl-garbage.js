// M16 formatters that are made and dropped, of which V8 sees next to nothing and ICU holds hundreds of megabytes
// limits: memory=64
// expect: lives
// gives: 0
(() => {
  for (let i = 0; i < 4000; i++) (i / 7).toLocaleString('de', { style: 'currency', currency: 'EUR' });
  return 0;
})()
