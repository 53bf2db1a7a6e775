worker.onRequest('fetch', async ({ url, method, headers, body }) => {
  // Validate URL
  const allowedDomains = ['api.example.com'];
  const parsed = new URL(url);

  if (!allowedDomains.includes(parsed.hostname)) {
    throw new Error('Domain not allowed');
  }

  const response = await fetch(url, { method, headers, body });
  return {
    ok: response.ok,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text()
  };
});
