// A worker's requests over redirects, carried by the handler that the documentation shows: what each server is told.
const told = [];
const serve = (name) => Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, (request) => {
  const { searchParams } = new URL(request.url);
  const part = (header) => names(request.headers.get(header) ?? '-');
  told.push(`${name} ${request.method} referer ${part('referer')} origin ${part('origin')} authorization ${part('authorization')}`);
  const headers = {};
  if (searchParams.has('policy')) headers['Referrer-Policy'] = searchParams.get('policy');
  if (searchParams.has('to')) headers.Location = searchParams.get('to');
  return new Response(null, { status: searchParams.has('to') ? 302 : 200, headers });
});
const home = serve('home');
const away = serve('away');
const third = serve('third');
const origin = (server) => `http://127.0.0.1:${server.addr.port}`;
const names = (text) => text.replaceAll(origin(home), 'HOME').replaceAll(origin(away), 'AWAY').replaceAll(origin(third), 'THIRD');

const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate({ location: `${origin(home)}/folder/page?q` });
worker.onRequest('fetch', async ({ url, method, headers, body, redirect, referrer, referrerPolicy }) => {
  if (referrer !== undefined || referrerPolicy !== undefined) told.push(`asked for ${names(String(referrer))} and ${referrerPolicy}`);
  const response = await fetch(url, { method, headers, body, redirect, referrer, referrerPolicy });
  const { status, redirected } = response;
  return { status, headers: [...response.headers], url: response.url, redirected, body: response.body };
});

const link = (server, to, policy) => {
  const url = new URL(`${origin(server)}/`);
  if (to !== undefined) url.searchParams.set('to', to);
  if (policy !== undefined) url.searchParams.set('policy', policy);
  return url.href;
};
async function show(title, url, init) {
  told.length = 0;
  const end = await worker.execute(`fetch(${JSON.stringify(url)}, ${JSON.stringify(init ?? {})})
    .then(({ status, type, url, redirected }) => status + ' ' + type + ' ' + url + ' ' + redirected, ({ name }) => name)`);
  console.log(`${title}\n  ${told.join('\n  ')}\n  ${names(end)}`);
}

const headers = { Authorization: 'key' };
await show('default policy', link(home, link(away)), { headers });
await show('a policy of the script', link(home, link(away)), { referrerPolicy: 'unsafe-url' });
await show('a policy of the redirect', link(home, link(home), 'origin'));
await show('a policy that tells nothing', link(home, link(away, link(home)), 'no-referrer'), { method: 'POST', body: 'x' });
await show('two foreign origins', link(away, link(third)));
await show('a referrer of the script', link(home, '/'), { referrer: '/other', referrerPolicy: 'same-origin' });
await show('no referrer', link(home, link(away)), { referrer: '' });
await show('credentials in the URL', link(home, link(away).replace('://', '://user:secret@')));
await show('no-cors', link(away), { mode: 'no-cors' });

// The main script has no origin: it names what it likes.
told.length = 0;
await fetch(link(home, link(away)), { referrer: 'https://page.test/a?b#c', referrerPolicy: 'unsafe-url' });
await fetch(link(home, '/'), { headers: { Referer: 'https://page.test/a?b' } });
console.log(`main\n  ${told.join('\n  ')}`);

worker.destroy();
await sandbox.shutdown();
await Promise.all([home, away, third].map((server) => server.shutdown()));
