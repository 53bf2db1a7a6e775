const result = await NETWORK.request('readFile', { path: './config.json' });
console.log(result.content);
