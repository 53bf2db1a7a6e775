// Every web API both isolates have, in load order.
import './streams.js';
import './url.js';
import './url-search-params.js';
import './encoding.js';
import './encoding-streams.js';
import './compression.js';
import './blob.js';
import './file.js';
import './file-reader.js';
import './form-data.js';
import './headers.js';
import './request.js';
import './response.js';
import './fetch.js';
import './websocket.js';
