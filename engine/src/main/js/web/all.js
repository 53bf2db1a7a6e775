// Every web API both isolates have, in load order.
import './streams.js';
import './url.js';
import './url-search-params.js';
import './encoding.js';
import './encoding-streams.js';
