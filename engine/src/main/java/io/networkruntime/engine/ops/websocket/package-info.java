/** WebSocket connections of the main isolate, over java.net.http: what a socket says is queued until script asks for it. */
@NullMarked
package io.networkruntime.engine.ops.websocket;

import org.jspecify.annotations.NullMarked;
