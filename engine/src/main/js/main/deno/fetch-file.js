/** `fetch` of `file:` URLs, which Deno has: the content as a stream, without a type. */
import { streamBody } from '../../internal/fetch/body.js';
import { serializeURL } from '../../internal/url/serializer.js';
import { setFileFetch } from '../../web/fetch.js';
import { localResponse } from '../../web/fetch/local.js';
import { open } from './file.js';

setFileFetch(async (request, url) => {
  if (request.method !== 'GET') throw new TypeError(`Fetching files only supports the GET method: received ${request.method}`);
  const address = serializeURL(url);
  try {
    const file = await open(new URL(address));
    if ((await file.stat()).isDirectory) {
      file.close();
      throw new Deno.errors.IsADirectory('Is a directory (os error 21)');
    }
    return localResponse(address, 200, 'OK', [], streamBody(file.readable));
  } catch (error) {
    throw new TypeError(`Error fetching file '${address}': ${error.message}`);
  }
});
