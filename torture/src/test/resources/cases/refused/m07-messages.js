// M07 many large messages: what carries them is the host's, and costs the isolate nothing
// limits: memory=32
// expect: lives
// gives: 300
(async () => {
  for (let i = 0; i < 300; i++) {
    NETWORK.send('bytes', i % 2 ? 'x'.repeat(1 << 20) : new Uint8Array(1 << 20));
    if (i % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return 300;
})()
