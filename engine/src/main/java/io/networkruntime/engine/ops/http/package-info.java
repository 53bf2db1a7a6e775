/**
 * HTTP as the main isolate's fetch needs it: one exchange at a time, streamed both ways, over java.net.http. It follows no
 * redirects, keeps no cookies and caches nothing; what a response means is decided in JavaScript.
 */
@NullMarked
package io.networkruntime.engine.ops.http;

import org.jspecify.annotations.NullMarked;
